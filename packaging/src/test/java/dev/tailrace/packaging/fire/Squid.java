package dev.tailrace.packaging.fire;

import dev.tailrace.outputs.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Debian's squid, which writes each request down twice: in one log that it rotates itself, the whole cascade at {@code squid -k rotate}, and in one
 * that logrotate rotates as Debian has it, compressed one rotation later.
 */
final class Squid implements AutoCloseable {
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final Path folder;
    private final AccessLog own;
    private final AccessLog kept;
    private final int port;
    private final int origin;
    private final String program = ServerProcess.installed("squid");
    private final Path rules;
    private final Logrotate logrotate;
    private final ServerProcess process;

    /**
     * @param folder for all but the logs
     * @param origin port of the server that is asked through it
     */
    Squid(Path folder, Path logs, int origin) throws IOException, InterruptedException {
        this.folder = owned(folder);
        this.own = new AccessLog("squid", Dialect.SQUID, owned(logs.resolve("squid")), "access.log");
        this.kept = new AccessLog("squid-logrotate", Dialect.SQUID, owned(logs.resolve("squid-logrotate")), "access.log");
        this.port = ServerProcess.freePort();
        this.origin = origin;
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 www.example.com\n");
        this.rules = Files.writeString(folder.resolve("squid.conf"), """
                http_port 127.0.0.1:%d
                acl forbidden urlpath_regex ^/forbidden
                acl unsafe port 22
                acl tunnel method CONNECT
                http_access deny forbidden
                http_access deny tunnel unsafe
                http_access allow all
                cache deny all
                hosts_file %s
                access_log stdio:%s logformat=squid rotate=99
                access_log stdio:%s logformat=squid rotate=0
                pid_filename %s/squid.pid
                cache_log %s/cache.log
                coredump_dir %s
                strip_query_terms off
                logfile_rotate 3
                shutdown_lifetime 1 seconds
                netdb_filename none
                pinger_enable off
                """.formatted(port, hosts, own.file(), kept.file(), folder, folder, folder));
        this.logrotate = new Logrotate(folder, kept.file(), program + " -k rotate -f " + rules);
        this.process = ServerProcess.start(folder.resolve("out.log"), port, program, "-N", "-f", rules.toString());
    }

    /** A folder that is squid's, who is somebody else if root starts it. */
    private static Path owned(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (ROOT) {
            Files.setOwner(folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("proxy"));
        }
        return folder;
    }

    List<AccessLog> logs() {
        return List.of(own, kept);
    }

    Visitor.Entrance entrance() {
        return new Visitor.Entrance(port, "http://www.example.com:" + origin, origin);
    }

    /** Rotates its logs in one of the ways in which its users do; which. */
    String rotate(Random random) throws IOException, InterruptedException {
        if (random.nextBoolean()) {
            logrotate.rotate("nocreate", "compress", "delaycompress");
            return "squid: logrotate, delaycompress, and its own cascade";
        }
        Command.run(folder, program, "-k", "rotate", "-f", rules.toString());
        return "squid: squid -k rotate";
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
