package dev.tailrace.outputs.elasticsearch;

/** What the status of one item in a bulk answer means for its event. The package's description has the table. */
enum ItemVerdict {
    /** It is there, from now on or since an earlier attempt. */
    DELIVERED,
    /** Not yet: the server is busy, a block is set, a right or a pipeline is missing. Somebody can put that right. */
    AGAIN,
    /** Never, or not without holding up all others: it is this document, or the index that it alone asks for. */
    REFUSED;

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /**
     * Reads an item.
     *
     * @param type of the error, such as {@code mapper_parsing_exception}; null if there is none
     * @param reason in the server's words; null if there is none
     */
    static ItemVerdict of(int status, String type, String reason, IndexNaming naming) {
        if (status >= 200 && status < 300 || status == 409) {
            return DELIVERED;
        }
        if (concernsOneIndex(status, type, reason, naming)) {
            return REFUSED;
        }
        boolean notItsFault = status == 400 && (tooManyShards(type, reason) || pipelineMissing(reason) || closed(type));
        return switch (status) {
            case 401, FORBIDDEN, NOT_FOUND, 408, 429 -> AGAIN;
            default -> status >= 500 || notItsFault ? AGAIN : REFUSED;
        };
    }

    /** The event's own time or fields led it to an index where nobody may write, while others are served. */
    private static boolean concernsOneIndex(int status, String type, String reason, IndexNaming naming) {
        return switch (naming) {
            case FIXED -> false;
            case BY_TIME -> madeReadOnly(status, reason) || closed(type);
            case BY_FIELDS -> madeReadOnly(status, reason) || closed(type) || status == FORBIDDEN && "security_exception".equals(type)
                    || status == NOT_FOUND && "index_not_found_exception".equals(type);
        };
    }

    /** An index, not the cluster, that people (or its lifecycle) have made read-only; a full disk's block allows deletes, and goes. */
    private static boolean madeReadOnly(int status, String reason) {
        boolean ofIndex = status == FORBIDDEN && reason != null && reason.startsWith("index [");
        return ofIndex && reason.contains("blocked by") && !reason.contains("allow delete");
    }

    private static boolean closed(String type) {
        return "index_closed_exception".equals(type);
    }

    /** The day's new index would exceed {@code cluster.max_shards_per_node}: every event of the day, until someone makes room. */
    private static boolean tooManyShards(String type, String reason) {
        return "validation_exception".equals(type) && reason != null && reason.contains("maximum") && reason.contains("shards");
    }

    private static boolean pipelineMissing(String reason) {
        return reason != null && reason.startsWith("pipeline with id [") && reason.endsWith("does not exist");
    }
}
