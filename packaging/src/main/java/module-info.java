/** What makes a distribution of the agent and shows it at work. Nothing of it is shipped. */
module dev.tailrace.packaging {
    requires jdk.httpserver;

    uses java.util.spi.ToolProvider;
}
