/** Where events go. */
module dev.tailrace.outputs {
    requires dev.tailrace.core;
    requires okhttp3;
    requires tools.jackson.core;
    requires tools.jackson.databind;
}
