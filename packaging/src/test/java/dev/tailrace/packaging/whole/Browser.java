package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.LaunchedAgent;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** A real Chromium without a window. Where it is not installed, the test is skipped. */
final class Browser implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_TABS = 60;

    private final ChromeDriver driver;
    private String home = "";

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static boolean isHere() {
        return Files.isExecutable(PROGRAM) && Files.isExecutable(DRIVER);
    }

    static Browser open() {
        Assumptions.assumeTrue(isHere(), "chromium and its driver are not installed");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(PROGRAM.toFile());
        // As root it has no sandbox; /dev/shm may be small where tests run.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1280,1600", "--lang=en-US");
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).usingAnyFreePort().build();
        return new Browser(new ChromeDriver(service, options));
    }

    /** To the agent's page, once the agent has said where it is. */
    void go(LaunchedAgent agent, Path address) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(address) || Files.size(address) == 0) {
            assertThat(System.nanoTime()).as("listens in time; said: %s", agent.errors()).isLessThan(deadline);
            assertThat(agent.endsWithin(Duration.ofMillis(50))).as("ended; said: %s", agent.errors()).isFalse();
        }
        home = Files.readString(address).strip();
        driver.get(home + '/');
    }

    private WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    private String text(String selector) {
        return (String) driver.executeScript("return document.querySelector(arguments[0]).innerText", selector);
    }

    private void await(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            driver.executeAsyncScript("setTimeout(arguments[arguments.length - 1], 100)");
        }
    }

    /** Waits until an element shows a text. */
    void await(String selector, String text) {
        await(selector + " shows '" + text + "', not:\n" + text(selector), () -> text(selector).contains(text));
    }

    void awaitHidden(String selector) {
        await(selector + " is hidden", () -> !find(selector).isDisplayed());
    }

    int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    String attribute(String selector, String name) {
        return find(selector).getDomAttribute(name);
    }

    /** Goes on with the Tab key until an element has the focus. */
    void tabUntil(String selector) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            if (find(selector).equals(driver.switchTo().activeElement())) {
                return;
            }
            driver.switchTo().activeElement().sendKeys(Keys.TAB);
        }
        assertThat(driver.switchTo().activeElement()).as("reached by Tab").isEqualTo(find(selector));
    }

    /** Presses Enter on an element. */
    void press(String selector) {
        find(selector).sendKeys(Keys.ENTER);
    }

    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    long widthBeyondWindow() {
        return (Long) driver.executeScript("return document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth");
    }

    /** What the browser's console says, apart from answers of other statuses than 200, which are part of the walk. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("Failed to load resource: the server responded with a status of 503"))
                .toList();
    }

    /** Addresses that the page loaded and that are not the agent's. */
    @SuppressWarnings("unchecked")
    List<String> strangers() {
        List<String> all = (List<String>) driver.executeScript("return performance.getEntriesByType('resource').map(each => each.name)");
        assertThat(all).isNotEmpty();
        return all.stream().filter(each -> !each.startsWith(home) && !URI.create(each).getScheme().equals("data")).toList();
    }

    void picture(String name) throws IOException {
        Files.createDirectories(PICTURES);
        File taken = driver.getScreenshotAs(OutputType.FILE);
        Files.copy(taken.toPath(), PICTURES.resolve(name + ".png"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
