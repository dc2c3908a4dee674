package dev.tailrace.packaging.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final Path DOCUMENTS = Path.of("packaging/docs");

    @Test
    void everyLinkLeadsToAFileThatIsThereAndToAHeadingInIt() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Page page : Page.all()) {
            page.links().stream()
                    .filter(link -> !link.matches("https?://.*") && !leads(page, link))
                    .forEach(link -> broken.add(page + ": " + link));
        }
        assertThat(broken).isEmpty();
    }

    private static boolean leads(Page page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page.path() : page.path().resolveSibling(parts[0]).normalize();
        if (target.startsWith("..") || Files.notExists(Page.PROJECT.resolve(target))) {
            return false;
        }
        return parts.length == 1 || Page.of(target.toString()).anchors().contains(parts[1]);
    }

    /** A page that none leads to is found by none. */
    @Test
    void everyDocumentIsReachedFromTheReadme() throws IOException {
        Set<Path> reached = new HashSet<>();
        reach(Path.of("README.md"), reached);

        assertThat(Page.all().stream().map(Page::path).filter(path -> path.startsWith(DOCUMENTS))).isSubsetOf(reached);
    }

    private static void reach(Path path, Set<Path> reached) {
        if (Files.notExists(Page.PROJECT.resolve(path)) || !reached.add(path)) {
            return;
        }
        for (String link : Page.of(path.toString()).links()) {
            if (link.matches("[^:#]+[.]md(#.*)?")) {
                reach(path.resolveSibling(link.replaceAll("#.*", "")).normalize(), reached);
            }
        }
    }
}
