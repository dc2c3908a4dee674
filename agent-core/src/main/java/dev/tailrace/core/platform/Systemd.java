package dev.tailrace.core.platform;

import java.io.IOException;

/** Says what systemd does: it is not for the agent to change units. */
final class Systemd implements ServiceManager {
    private static IOException instead(String command) {
        return new IOException("services belong to systemd here: " + command);
    }

    @Override
    public String install(Plan plan) throws IOException {
        throw instead("systemctl enable tailrace (the .deb brings the unit; of the archive it is share/systemd/tailrace.service, see packaging/docs/installation.md)");
    }

    @Override
    public String uninstall(boolean purge) throws IOException {
        throw instead("systemctl disable --now tailrace");
    }

    @Override
    public String start() throws IOException {
        throw instead("systemctl start tailrace");
    }

    @Override
    public String stop() throws IOException {
        throw instead("systemctl stop tailrace");
    }

    @Override
    public Status status() throws IOException {
        throw instead("systemctl status tailrace");
    }
}
