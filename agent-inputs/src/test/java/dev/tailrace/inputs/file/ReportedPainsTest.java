package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.core.sim.SimClock;
import dev.tailrace.inputs.file.disk.Disk;
import dev.tailrace.inputs.sim.Gzipped;
import dev.tailrace.inputs.sim.SimFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What users of other shippers reported, each theme with the tests that hold it off. {@link #THEMES} is the list; those tests that have no
 * better place stand here.
 */
class ReportedPainsTest {
    /** Theme, public threads, tests. */
    private static final String THEMES =
            """
            reused inode or index: resumed at the old file's offset, or skipped | beats#1341 beats#6984 logstash-input-file#109 logstash#4566 vector#18342 vector#25079 | ReportedPainsTest.reusedIndexIsAnotherFile ReportedPainsTest.reusedIndexIsAnotherFileAfterARestartToo IdentityTest.fileOfKnownKeyWithTheSameHeaderAndOtherLinesIsANewOne IdentityTableTest.linesOfARow
            remembered offset beyond the file | fluent-bit#8025 fluent-bit#1875 fluent-bit#11455 | ReportedPainsTest.rememberedOffsetBeyondTheFileMeansAnotherFile IdentityTest.fileOfKnownKeyThatIsTooShortIsANewOne
            truncation: sent again, or lines missing | beats#39731 beats#45300 fluent-bit#4839 fluent-bit#9580 fluent-bit#2110 | FileInputTest.truncatedFileThatGrewBeyondTheOldPositionIsReadFromZero TailSimulation.truncatingLosesOnlyWhatWasCutUnread IdentityTest.fileWithPrefixAndGuardOfABereftGenerationIsItsCopy MultilineTest.eventThatIsOpenWhenItsFileIsCopiedAndTruncatedIsShippedOnce LogrotateIT.everyModeUnderTraffic
            equal first bytes taken for the same file | opentelemetry-collector-contrib#10481 opentelemetry-collector-contrib#46496 vector#5833 | ReportedPainsTest.filesWithTheSameFirstKilobytesAreDifferentFiles MarksTest.guardTellsFilesApartThatDifferOnlyBehindTheirFirst2KiB IdentityTableTest.filesWithTheSameFirstTwoKibibytesAreDifferentFiles
            last lines missed when a file is just being closed | beats#46923 beats#9045 | FileLifeTest.lineWrittenWhenAFileIsJustBeingClosedIsNotMissed FileLifeTest.lastLinesOfAFileThatWasLongIdleAreReadThoughItIsRemovedAtOnce
            lines skipped when a file was closed while the output was slow | beats#50738 | ReportedPainsTest.fileClosedBeforeItsLinesAreAcknowledgedIsReadAgainFromThere
            nothing read of a file that was closed at offset 0 | beats#51675 | ReportedPainsTest.fileClosedAtItsBeginningIsReadWhenItGrows
            states cleaned that were needed | beats#45945 beats#40178 beats#45600 beats#36761 beats#2652 | FileLifeTest.cleanInactiveForgetsAFileThatNobodyWritesTo FileLifeTest.fileForgottenByCleanInactiveGoesOnAtItsOffsetWhileItsTombstoneStands ReportedPainsTest.cleanInactiveCountsFromTheLastChangeNotFromTheStart RegistryDutyTest.aRetiredSourceBecomesATombstoneOnceItIsAcknowledged
            share that is away for a moment: all read again | beats docs | FileInputTest.directoryThatCannotBeReadIsNotTakenForAnEmptyOne
            registry of zeros, empty, torn after power loss | beats#4733 beats#25135 beats#3537 | RegistryDamageTest.aZeroFilledTailIsSetAsideAndReported RegistryDamageTest.anEmptyFileInPlaceOfEachOneIsLostAndNotNew RegistryDamageTest.aLogCutAnywhereKeepsTheGroupsBeforeTheCut RegistryCrashSimulation.aPowerCutAnywhereKeepsEveryGroupThatWasSynced
            killed while the registry is rewritten | beats#19634 beats#35893 | RegistryCrashSimulation.deathAnywhereKeepsEveryGroupThatWasWritten RegistryCrashSimulation.aCompactionThatRunsOutOfSpaceAnywhereLosesNothing
            registry written anew all the time, and slow to start with very many files | beats#21174 beats#16076 beats#33382 beats#35893 | RegistryDutyTest.marksAndPositionsOfManyMessagesAreOneGroup RegistryDutyTest.aCompactionThatFailsIsTriedAgainAMinuteLater EntryTableProperties.itHoldsWhatAMapHolds
            registry that another agent holds | beats#18914 | RegistryDamageTest.aSecondAgentIsRefusedWithTheFirstOnesProcess RegistryDamageTest.aRefusedOpeningGivesTheLockBack
            reload while lines of the input before are on their way | beats#33653 beats#31929 beats#11834 beats#37666 | RegistryDutyTest.anInputThatAReloadStartsRecallsWhatWasSentBefore TailSimulation.allKindsOfRotationTogether
            registry not saved and nobody told | fluent-bit#11416 | RegistryDutyTest.withNoSpaceLeftNothingIsAnsweredUntilThereIsSome RegistryDutyTest.closingWithNoSpaceLeftSaysWhatIsNotRemembered
            handle that blocks renaming or deleting on Windows | beats#29113 filebeat#93 filebeat#145 filebeat#184 logstash-forwarder#464 log-courier#119 fluent-bit#4523 fluentd#3365 opentelemetry-collector-contrib#7593 beats#34814 logstash#1557 | FileLifeTest.hintOfADeletionOnWindowsFreesTheNameAtOnce FileLifeTest.fileDeletedOnWindowsIsReadToItsEndAndClosedAtOnceSoThatItsNameIsFree FileLifeTest.pendingDeletionWaitsForWhatIsUnreadAndForNothingElse WindowsSimFilesContract.aDeletedFileBlocksItsNameWhileItIsHeld
            index of zero shared by many files | logstash-input-file#232 beats#1361 beats#515 fluent-bit#3600 | ReportedPainsTest.filesWhoseIndexIsZeroAreToldApart FileIdentityTest.indexOfZeroIsNoIdentity
            zeros that a share shows before the bytes are there | beats#19736 beats#6915 | ZerosTest.zerosThatBecomeTextAreReadAsText ZerosTest.spaceThatIsReservedIsWaitedForAndFilledLineByLine ZerosTest.holeAtTheStartHidesNothingBehindIt
            access denied to a file or directory | vector#19865 | FileInputTest.fileThatCannotBeOpenedStopsNobodyAndIsReadOnceItCan
            directory that shows old sizes while the writer keeps its handle | grok_exporter#17 LogFlow#6 filebeat#236 | ReportedPainsTest.linesAreReadThoughTheDirectoryShowsOldSizes
            small files never shipped | beats#44780 integrations#15490 | FileLifeTest.smallFileIsAFile
            last line without its end never sent | beats#6132 beats#22542 beats#3852 beats#1324 vector#18341 file.d#912 | FileLifeTest.lastLineOfARotatedFileIsShippedOnceItIsQuiet FileLifeTest.lastLineOfARemovedFileIsShipped FileLifeTest.lastLineOfAFileRotatedWhileTheAgentWasDownIsShipped
            very many files: hangs, idle CPU, whole scans | beats#5843 beats#6511 beats#1457 beats#8748 beats#2893 | HintsTest.newFileIsReadAtOnce FileLifeTest.harvesterLimitHoldsAndEveryFileGetsItsTurn FileLifeTest.filesThatAreNeverReadToTheirEndDoNotStarveTheOthers FileLifeTest.whenDescriptorsRunOutTheLeastActiveAreClosedAndAllIsRead FileLifeTest.whenDescriptorsComeBackTheyAreUsedAgain HandlesTest.aLackThatStaysIsMetEverMoreSeldom
            whole line in memory before it is cut | beats#19500 beats#4555 beats#20497 beats#26464 beats#49259 | ReportedPainsTest.lineOfAnyLengthTakesNoMoreThanItsLimit LineCutterProperties.aLineThatCanOnlyBecomeTooLongIsGivenAndItsRestSkipped
            blocked output and files that are removed | beats#2395 beats#896 beats#2608 beats#5391 beats#673 | FileLifeTest.closeRemovedReadsARemovedFileToItsEndFirst FileLifeTest.removedFileIsReadToItsEndWhateverCloseTimeoutSays QueueDamageTest.aRestartTakesUpWhatTheQueueHolds
            events refused by their mapping silently dropped | beats#26952 beats#34923 fluent-bit#3924 logstash#1751 beats#27763 | BulkServerIT.whatDoesNotFitTheMappingIsRefusedAndTheRestIsThere ShipDutyTest.refusedEventsAreOnDiskBeforeTheParcelSettlesAndTheLengthTravelsWithIt
            requests that are too large: loops, then drops | beats#14350 beats#3688 beats#29778 beats#14906 beats#44619 | BulkFaultsTest.aServerWithoutRoomGetsSmallerRequestsAndLaterLargerOnes ShipDutyTest.tooMuchIsHalvedUntilItFitsAndASingleEventThatDoesNotFitIsADeadLetter
            batches repeated after a restart of either side | beats#5269 beats#36541 beats#30061 beats#35970 | BulkServerIT.aRepeatIsDeliveredAndChangesNothing BulkServerIT.aServerThatIsAwayIsWaitedForAndItsRestartLosesAndRepeatsNothing KillIT.tenKillsInADrainNeitherLoseNorRepeatALine
            disk queue that loses or repeats | beats#32560 beats#36870 | QueueDamageTest.aDeathAtEveryByteLosesAndRepeatsNothing
            one expression holds up everything | logstash#4699 logstash-filter-grok#82 logstash-filter-grok#184 logstash#8560 | HostileLinesTest.aHostileLineEndsWithinItsSteps HostileLinesTest.everyPatternComesToAnEndOnLongLines
            UTF-16 stops after the first end of file, marks kept, garbage | beats#2500 filebeat#205 beats#1349 logstash-input-file#226 beats#3079 beats#2416 wazuh#2584 | EncodingTest.fileThatGrowsAtAnyByteGivesItsLines EncodingTest.restartKeepsTheEncodingThatTheMarkTold EveryCutTest.linesAreTheSameWhereverTwoReadsMeet EncodingTest.bytesThatMeanNothingAreReplacedAndFlaggedAndHarmNoOtherLine
            heading of W3C logs ignored | beats#13799 kinesis-agent-windows#13 | HeadingSearchProperties.theLastHeadingBeforeThePlaceIsFound
            local times read as UTC | beats#12772 beats#13877 | PresetTest.timesThatNameNoZoneAreOfTheZoneThatTheInputNames DateProperties.localTimesAreWhereJavaTimePutsThem
            events of several lines split | beats#902 beats#3964 fluent-bit#8439 | MultilineTest.eventIsCompleteAfterSilenceAndNotBefore MultilineTest.eventThatIsOpenAtARestartIsShippedWholeAndOnce MultilineTest.eventsOfManyPartsAreTheSameAsThoseWrittenAtOnce
            paths of Windows that mean something else | beats#431 | GlobTest.windowsPaths PathStyleTest.relativePathsAreMeantFromTheWorkingDirectoryOrTheRootOfItsDrive
            mistakes of a configuration that nobody sees | beats#5453 beats#12526 | CheckIT.everyMistakeIsToldWithItsPlace
            compressed files not read, or sent again | beats#637 opentelemetry-collector-contrib#40523 opentelemetry-collector-contrib#37772 | GzipTest.compressedFileIsReadAsWhatItHolds GzipTest.damageAnywhereIsToldWithPathAndPlaceAndHidesNothingBeforeIt ReportedPainsTest.compressedCopyOfAFileThatWasReadIsNotSentAgain
            """;

    private static final List<Path> SOURCES = sources();
    private static final Duration SCAN = Duration.ofSeconds(11);

    private final SimClock clock = new SimClock();
    private final SimFiles files = new SimFiles(SimFiles.System.POSIX, clock);
    private TurnedTail tail = tail(files);

    private TurnedTail tail(Disk disk) {
        files.directory("/logs");
        return new TurnedTail(disk, "/logs/*", clock);
    }

    @AfterEach
    void close() {
        tail.close();
    }

    static Stream<String> tests() {
        return THEMES.lines().flatMap(row -> Stream.of(row.split("\\|")[2].strip().split(" +")));
    }

    /** The list is of tests that are there: a test that is renamed is renamed in it, too. */
    @ParameterizedTest
    @MethodSource("tests")
    void testOfTheListIsThere(String test) {
        String file = test.substring(0, test.indexOf('.')) + ".java";
        String method = " " + test.substring(test.indexOf('.') + 1) + "(";

        assertThat(SOURCES.stream().filter(source -> source.endsWith(file)).map(ReportedPainsTest::text))
                .as(test)
                .anyMatch(text -> text.contains(method));
    }

    /** The tests' sources of all modules. */
    private static List<Path> sources() {
        List<Path> sources = new ArrayList<>();
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(Path.of(".."), Files::isDirectory)) {
            for (Path module : modules) {
                Path tests = module.resolve("src/test/java");
                if (Files.isDirectory(tests)) {
                    try (Stream<Path> files = Files.walk(tests)) {
                        sources.addAll(files.toList());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void reusedIndexIsAnotherFile() {
        tail.start("");
        write("a.log", "old one\nold two\n").close();
        tail.turn();
        FileKey key = key("/logs/a.log");
        files.delete("/logs/a.log");
        tail.pass(SCAN.plus(SCAN));
        write("b.log", "new one, longer than the old ones\nnew two\n");
        tail.pass(SCAN);

        assertThat(key("/logs/b.log")).isEqualTo(key);
        assertThat(tail.out.lines).containsExactly("old one", "old two", "new one, longer than the old ones", "new two");
        assertThat(tail.out.all.stream().map(TakenLines.Line::generation).distinct()).hasSize(2);
    }

    @Test
    void reusedIndexIsAnotherFileAfterARestartToo() {
        tail.start("");
        write("a.log", "old one\nold two\n").close();
        tail.turn();
        tail.registry.acknowledge(tail.out.spans);
        tail.close();
        FileKey key = key("/logs/a.log");
        files.delete("/logs/a.log");
        write("a.log", "new one, longer than the old ones\nnew two\n");
        tail.restart("");
        tail.pass(SCAN);

        assertThat(key("/logs/a.log")).isEqualTo(key);
        assertThat(tail.out.lines).endsWith("new one, longer than the old ones", "new two").hasSize(4);
    }

    @Test
    void rememberedOffsetBeyondTheFileMeansAnotherFile() {
        tail.start("");
        write("a.log", "old one\nold two\nold three\n").close();
        tail.turn();
        tail.registry.acknowledge(tail.out.spans);
        tail.close();
        files.truncate("/logs/a.log", 0);
        write("a.log", "new\n");
        tail.restart("");
        tail.pass(SCAN);

        assertThat(tail.out.lines).endsWith("new").hasSize(4);
    }

    @Test
    void filesWithTheSameFirstKilobytesAreDifferentFiles() {
        String heading = "# the same for all, and long\n".repeat(200);
        tail.start("exclude_lines: ['^#']");
        write("a.log", heading + "one\n");
        write("b.log", heading + "two\n");
        tail.pass(SCAN);
        write("c.log", heading + "three\n");
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(tail.registry.entries).hasSize(3);
    }

    @Test
    void fileClosedBeforeItsLinesAreAcknowledgedIsReadAgainFromThere() {
        tail.start("close_inactive: 5s");
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.turn();
        tail.registry.acknowledge(tail.out.spans);
        writer.append("two\n");
        tail.pass(Duration.ofSeconds(30));
        assertThat(files.openCount()).isZero();
        tail.restart("close_inactive: 5s");
        writer.append("three\n");
        tail.pass(SCAN);

        assertThat(tail.out.lines).as("'two' was not acknowledged when the agent died").containsExactly("one", "two", "two", "three");
    }

    @Test
    void fileClosedAtItsBeginningIsReadWhenItGrows() {
        tail.start("close_inactive: 5s");
        SimFiles.Writer writer = write("a.log", "a line that is not ");
        tail.pass(Duration.ofSeconds(30));
        assertThat(files.openCount()).isZero();
        writer.append("complete yet\n");
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("a line that is not complete yet");
    }

    @Test
    void cleanInactiveCountsFromTheLastChangeNotFromTheStart() {
        String settings = "ignore_older: 1h\nclean_inactive: 3h\nscan_frequency: 5m";
        write("a.log", "one\n");
        tail.start(settings);
        for (int start = 0; start < 4; start++) {
            tail.turn();
            tail.registry.acknowledge(tail.out.spans);
            assertThat(tail.registry.entries.values()).noneMatch(Entry::isTombstone);
            tail.pass(Duration.ofMinutes(50));
            tail.restart(settings);
        }

        tail.pass(Duration.ofMinutes(6));
        assertThat(tail.registry.entries.values()).allMatch(Entry::isTombstone).hasSize(1);
        assertThat(tail.out.lines).containsExactly("one");
    }

    @Test
    void filesWhoseIndexIsZeroAreToldApart() {
        tail = tail(new ChangedLooks(files, stat -> new FileStat(new FileKey(0, 0, 0), stat.type(), stat.size(), stat.modifiedAt())));
        tail.start("");
        SimFiles.Writer a = write("a.log", "a one\n");
        SimFiles.Writer b = write("b.log", "b one\n");
        tail.pass(SCAN);
        a.append("a two\n");
        b.append("b two\n");
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactlyInAnyOrder("a one", "b one", "a two", "b two");
        assertThat(tail.registry.entries).hasSize(2);
        assertThat(tail.complaints()).singleElement().asString().startsWith("/logs has no file ids that last (a network share, FAT): files there are known by");
    }

    @Test
    void linesAreReadThoughTheDirectoryShowsOldSizes() {
        Map<FileKey, FileStat> first = new HashMap<>();
        tail = tail(new ChangedLooks(files, stat -> stat.size() == 0 ? stat : first.computeIfAbsent(stat.key(), key -> stat)));
        tail.start("");
        SimFiles.Writer writer = write("a.log", "one\n");
        tail.pass(SCAN);
        writer.append("two\n");
        tail.pass(SCAN);
        writer.append("three\n");
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("one", "two", "three");
    }

    @Test
    void lineOfAnyLengthTakesNoMoreThanItsLimit() {
        tail.start("max_line: 1KiB");
        SimFiles.Writer writer = write("a.log", "one\n");
        for (int megabytes = 0; megabytes < 20; megabytes++) {
            writer.append("x".repeat(1 << 20));
            tail.turn();
        }
        writer.append("\nthree\n");
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("one", "x".repeat(1024), "three");
        assertThat(tail.out.all.get(1).flags()).isEqualTo(Batch.TRUNCATED);
        assertThat(tail.out.largest).as("bytes of the largest batch").isLessThanOrEqualTo(128 * 1024);
    }

    @Test
    void compressedCopyOfAFileThatWasReadIsNotSentAgain() {
        List<String> lines = Stream.iterate(1, i -> i + 1).limit(500).map(i -> "line " + i).toList();
        String text = String.join("\n", lines) + '\n';
        tail.start("");
        write("a.log", text).close();
        tail.turn();
        files.delete("/logs/a.log");
        SimFiles.Writer gzip = files.writer("/logs/a.log.1.gz");
        gzip.append(Gzipped.gzip(text));
        tail.pass(SCAN.plus(SCAN));

        assertThat(tail.out.lines).isEqualTo(lines);
    }

    private FileKey key(String path) {
        return ((Disk.Look.Found) files.look(path, true)).stat().key();
    }

    private SimFiles.Writer write(String name, String text) {
        SimFiles.Writer writer = files.writer("/logs/" + name);
        writer.append(text);
        return writer;
    }

    /** A disk whose looks at paths show something else. */
    private record ChangedLooks(Disk disk, UnaryOperator<FileStat> change) implements Disk {
        @Override
        public Look look(String path, boolean followLinks) {
            return disk.look(path, followLinks) instanceof Look.Found(FileStat stat) && stat.type() == FileStat.Type.FILE
                    ? new Look.Found(change.apply(stat))
                    : disk.look(path, followLinks);
        }

        @Override
        public Listing list(String directory) {
            return disk.list(directory);
        }

        @Override
        public Opening open(String path) {
            return disk.open(path);
        }
    }
}
