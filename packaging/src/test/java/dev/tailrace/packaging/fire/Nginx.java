package dev.tailrace.packaging.fire;

import dev.tailrace.outputs.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Debian's nginx, twice in one process: a front, whose log is followed, and the origin behind the other proxy, which keeps no log. Two workers write one file.
 */
final class Nginx implements AutoCloseable {
    private static final int LARGE = 150_000;

    private final Path folder;
    private final AccessLog log;
    private final int front;
    private final int origin;
    private final Path rules;
    private final String program = ServerProcess.installed("nginx");
    private final Logrotate logrotate;
    private final ServerProcess process;
    private int renamed;

    /** @param folder for all but the log */
    Nginx(Path folder, Path logs) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        this.log = new AccessLog("nginx", Dialect.NGINX, Files.createDirectories(logs), "access.log");
        this.front = ServerProcess.freePort();
        this.origin = ServerProcess.freePort();
        this.rules = Files.writeString(folder.resolve("nginx.conf"), rules());
        content();
        this.logrotate = new Logrotate(folder, log.file(), reopening());
        this.process = ServerProcess.start(folder.resolve("out.log"), front, program, "-c", rules.toString(), "-e", folder.resolve("error.log").toString());
    }

    private void content() throws IOException {
        Path www = Files.createDirectories(folder.resolve("www"));
        Files.writeString(www.resolve("page.html"), "<html>A page</html>\n".repeat(40));
        Files.write(www.resolve("large.bin"), new byte[LARGE]);
        Files.write(www.resolve("slow.bin"), new byte[LARGE]);
    }

    private String rules() {
        String locations = """
                        root FOLDER/www;
                        location /form { return 200 "taken\\n"; }
                        location /echo { return 200 "heard\\n"; }
                        location /forbidden { deny all; }
                        location /slow.bin { limit_rate 20k; }
                        location /broken { proxy_pass http://127.0.0.1:1; }
                """;
        return """
                daemon off;
                worker_processes 2;
                pid FOLDER/nginx.pid;
                error_log FOLDER/error.log crit;
                events {}
                http {
                    client_body_temp_path FOLDER/body;
                    proxy_temp_path FOLDER/proxy;
                    fastcgi_temp_path FOLDER/fastcgi;
                    uwsgi_temp_path FOLDER/uwsgi;
                    scgi_temp_path FOLDER/scgi;
                    large_client_header_buffers 4 16k;
                    server {
                        listen 127.0.0.1:FRONT;
                        access_log LOG combined;
                LOCATIONS
                    }
                    # On all addresses, because a tunnel leads to one of its own.
                    server {
                        listen 0.0.0.0:ORIGIN;
                        allow 127.0.0.0/8;
                        deny all;
                        access_log off;
                LOCATIONS
                    }
                }
                """.replace("LOCATIONS\n", locations)
                .replace("FOLDER", folder.toString())
                .replace("FRONT", Integer.toString(front))
                .replace("ORIGIN", Integer.toString(origin))
                .replace("LOG", log.file().toString());
    }

    private String reopening() {
        return program + " -c " + rules + " -s reopen";
    }

    AccessLog log() {
        return log;
    }

    Visitor.Entrance entrance() {
        return new Visitor.Entrance(front, "", origin);
    }

    int origin() {
        return origin;
    }

    /** A moment in which nobody asks for anything, and all is written down. */
    interface QuietMoment {
        void take(Victim.Deed deed) throws Exception;
    }

    /** Rotates the log in one of the ways in which its users do; which. */
    String rotate(Random random, QuietMoment moment) throws Exception {
        switch (random.nextInt(4)) {
            case 0 -> {
                Files.move(log.file(), log.folder().resolve("access.log-" + ++renamed));
                Command.run(folder, reopening().split(" "));
                return "nginx: renamed, nginx -s reopen";
            }
            case 1 -> {
                moment.take(() -> logrotate.rotate("copytruncate", dated()));
                return "nginx: logrotate, copytruncate in a quiet moment";
            }
            case 2 -> {
                // Compressed at once, the log would lose the line of a worker that is slow to reopen it: into a file that is gone.
                logrotate.rotate("create", "compress", "delaycompress");
                return "nginx: logrotate, create, delaycompress, and its cascade";
            }
            default -> {
                logrotate.rotate("create", dated());
                return "nginx: logrotate, create, USR1";
            }
        }
    }

    /** A number of its own, as rotations follow one another within a second. */
    private String dated() {
        return "dateext\n    dateformat -%Y%m%d-%s-" + ++renamed;
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
