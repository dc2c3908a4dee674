package dev.tailrace.outputs.elasticsearch;

/** What the status of one item in a bulk answer means for its event. */
enum ItemVerdict {
    /** It is there, from now on or since an earlier attempt. */
    DELIVERED,
    /** Not yet: the server is busy, a block is set, a right or a pipeline is missing. Somebody can put that right. */
    AGAIN,
    /** Never: it is this document that does not fit. */
    REFUSED;

    /**
     * Reads an item.
     *
     * @param type of the error, such as {@code mapper_parsing_exception}; null if there is none
     * @param reason in the server's words; null if there is none
     */
    static ItemVerdict of(int status, String type, String reason) {
        if (status >= 200 && status < 300 || status == 409) {
            return DELIVERED;
        }
        boolean notItsFault = status == 400 && (tooManyShards(type, reason) || pipelineMissing(reason));
        return switch (status) {
            case 401, 403, 404, 408, 429 -> AGAIN;
            default -> status >= 500 || notItsFault ? AGAIN : REFUSED;
        };
    }

    /** The day's new index would exceed {@code cluster.max_shards_per_node}: every event of the day, until someone makes room. */
    private static boolean tooManyShards(String type, String reason) {
        return "validation_exception".equals(type) && reason != null && reason.contains("maximum") && reason.contains("shards");
    }

    private static boolean pipelineMissing(String reason) {
        return reason != null && reason.startsWith("pipeline with id [") && reason.endsWith("does not exist");
    }
}
