/** Windows: file identity and the other things that only its own interfaces tell. */
module dev.tailrace.windows {
    requires dev.tailrace.core;
    requires com.sun.jna;
    requires com.sun.jna.platform;

    exports dev.tailrace.windows.identity to
            com.sun.jna;
    exports dev.tailrace.windows.service to
            com.sun.jna;

    provides dev.tailrace.core.platform.Platform with
            dev.tailrace.windows.WindowsPlatform;
}
