package dev.tailrace.core.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** Whose files are. Where there are no such owners, as on Windows, all of this does nothing. */
public final class Ownership {
    private static final String ADMINISTRATOR = "root";

    private Ownership() {}

    /** What an administrator makes in a folder of the agent's account belongs to that account: it is the one that goes on with it. */
    public static void likeFolder(Path made) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(made, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        PosixFileAttributes folder = Files.readAttributes(made.toAbsolutePath().getParent(), PosixFileAttributes.class);
        PosixFileAttributes own = view.readAttributes();
        if (own.owner().getName().equals(ADMINISTRATOR) && !folder.owner().equals(own.owner())) {
            view.setGroup(folder.group());
            view.setOwner(folder.owner());
        }
    }
}
