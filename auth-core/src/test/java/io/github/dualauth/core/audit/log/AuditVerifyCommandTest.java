package io.github.dualauth.core.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.Subject;
import io.github.dualauth.core.audit.AuditLine;
import io.github.dualauth.core.audit.TestEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditVerifyCommandTest {

    @TempDir
    private Path directory;

    private Path file;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void fiveRecords() throws IOException {
        file = directory.resolve("audit.jsonl");
        Files.write(file, log(AuditChain.begin(), 5).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"0", "2", "4"})
    void run_recordEdited_isNamed(int index) throws IOException {
        change(lines -> lines.set(index, lines.get(index).replace("account", "accounT")));
        assertBroken("line " + (index + 1) + " is broken: it is not the record that was written");
    }

    @Test
    void run_recordEditedAndHashedAgain_breaksAtTheNextOne() throws IOException {
        List<String> lines = Files.readAllLines(file);
        AuditChain before = AuditChain.read(lines.get(1)).orElseThrow().end();
        ByteArrayOutputStream forged = new ByteArrayOutputStream();
        before.link(TestEvents.members("forged"), forged);
        change(all -> all.set(2, forged.toString(StandardCharsets.UTF_8).strip()));
        assertBroken("line 4 is broken: record 4 follows another record than the one before it");
    }

    @ParameterizedTest
    @CsvSource({"0,2,1", "1,3,2", "3,5,4"})
    void run_recordRemoved_isNamedByTheNextOne(int index, int found, int due) throws IOException {
        change(lines -> lines.remove(index));
        assertBroken("line " + (index + 1) + " is broken: it is record " + found + " where record " + due + " belongs");
    }

    @Test
    void run_recordsReordered_firstOneIsNamed() throws IOException {
        change(lines -> lines.add(1, lines.remove(2)));
        assertBroken("line 2 is broken: it is record 3 where record 2 belongs");
    }

    @Test
    void run_recordInserted_isNamed() throws IOException {
        change(lines -> lines.add(3, lines.get(2)));
        assertBroken("line 4 is broken: it is record 3 where record 4 belongs");
    }

    @Test
    void run_recordOfAnotherNodeInserted_isNamed() throws IOException {
        String other =
                log(AuditChain.begin("00000000000000ff"), 4).lines().toList().get(3);
        change(lines -> lines.add(3, other));
        assertBroken("line 4 is broken: it belongs to node 00000000000000ff, not ");
    }

    @Test
    void run_cutInsideTheLastRecord_isNamed() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertBroken("line 5 is broken: it is cut off");
    }

    @Test
    void run_cutBehindAWholeRecord_showsOnlyByARecordKnownFromBefore() throws IOException {
        AuditChain last =
                AuditChain.read(Files.readAllLines(file).get(4)).orElseThrow().end();
        change(lines -> lines.subList(3, 5).clear());
        assertEquals(0, run(file.toString()));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("records 1 to 3 are sound; the last is 3:"));
        assertEquals(1, run(file.toString(), "5:" + last.hash()));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("record 5 is missing at the end"));
    }

    @Test
    void run_rewrittenFromTheStart_showsOnlyByARecordKnownFromBefore() throws IOException {
        AuditChain third =
                AuditChain.read(Files.readAllLines(file).get(2)).orElseThrow().end();
        assertEquals(0, run(file.toString(), "3:" + third.hash()));
        Files.writeString(file, log(AuditChain.begin(), 9));
        assertEquals(0, run(file.toString()));
        assertEquals(1, run(file.toString(), "3:" + third.hash()));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("line 3 is broken: record 3 had another hash"));
    }

    @Property(tries = 200)
    void of_anyByteChanged_isBroken(@ForAll @IntRange(min = 0, max = 1600) int at, @ForAll byte to) throws IOException {
        byte[] log = log(AuditChain.begin("0123456789abcdef"), 5).getBytes(StandardCharsets.UTF_8);
        byte was = log[at];
        log[at] = to;
        var result = AuditVerification.of(new java.io.ByteArrayInputStream(log), AuditVerification.Known.NOTHING);
        assertEquals(was == to, result.sound(), result::text);
    }

    @Test
    void run_firstRecordsTakenAway_areSoundFromTheRecordThatIsKnown() throws IOException {
        List<String> lines = Files.readAllLines(file);
        String second = AuditChain.read(lines.get(1)).orElseThrow().end().hash();
        String first = AuditChain.read(lines.get(0)).orElseThrow().end().hash();
        change(all -> all.subList(0, 2).clear());
        assertBroken("line 1 is broken: it is record 3 where record 1 belongs");
        assertEquals(1, run(file.toString(), "--from", "1:" + first));
        assertEquals(1, run(file.toString(), "--from", "2:" + first));
        assertEquals(0, run(file.toString(), "--from", "2:" + second));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("records 3 to 5 are sound"));
    }

    @Test
    void run_sound_saysHowFar() {
        assertEquals(0, run(file.toString()));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("records 1 to 5 are sound; the last is 5:"));
    }

    @Test
    void run_keysOfAnyScript_areSound() throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        AuditChain.begin()
                .link(
                        AuditLine.members(
                                TestEvents.of(new Subject("application", "Ä\ud83d\ude00\ud800", "\u2028", "", "", ""))),
                        lines);
        Files.write(file, lines.toByteArray());
        assertEquals(0, run(file.toString()));
    }

    @ParameterizedTest
    @CsvSource({"64,''", "64,a b c", "64,a 5", "64,a 0:00", "66,/does/not/exist"})
    void run_calledWrongly_saysSo(int code, String arguments) {
        assertEquals(code, run(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1)));
    }

    /** Scripts read the one, people the other. */
    @Test
    void run_withoutArguments_showsBothFormsOfTheCommand() {
        assertEquals(64, run());
        List<String> told = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(2, told.size(), told::toString);
        assertTrue(told.get(0).startsWith("usage: AuditVerifyCommand <file"), told::toString);
        assertTrue(told.get(1).contains("AuditVerifyCommand --database"), told::toString);
    }

    @ParameterizedTest
    @CsvSource({"1,0", "2,0", "3,0", "5,0", "6,1"})
    void run_firstRecordsTakenAway_recordKnownFromBeforeMayBeAmongThem(int wanted, int code) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String known = wanted > lines.size() ? "0".repeat(64) : hash(lines.get(wanted - 1));
        String second = hash(lines.get(1));
        change(all -> all.subList(0, 2).clear());
        assertEquals(code, run(file.toString(), "--from", "2:" + second, wanted + ":" + known));
    }

    private static String hash(String line) {
        return AuditChain.read(line).orElseThrow().end().hash();
    }

    @Test
    void main_soundLog_printsAndReturns() {
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            AuditVerifyCommand.main(new String[] {file.toString()});
        } finally {
            System.setOut(before);
        }
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("records 1 to 5 are sound"));
    }

    /** In a process of its own, whose end a script sees. */
    @Test
    void main_brokenLog_endsWithOne() throws Exception {
        change(lines -> lines.remove(1));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AuditVerifyCommand.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor(), told);
        assertTrue(told.startsWith("line 2 is broken"), told);
    }

    private void assertBroken(String text) {
        assertEquals(1, run(file.toString()));
        String told = out.toString(StandardCharsets.UTF_8);
        assertTrue(told.startsWith(text), told);
    }

    private int run(String... arguments) {
        out.reset();
        return AuditVerifyCommand.run(arguments, Map.of(), new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private interface Change {
        void on(List<String> lines);
    }

    private void change(Change change) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        change.on(lines);
        Files.write(file, lines);
    }

    private static String log(AuditChain start, int records) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        AuditChain chain = start;
        for (int i = 1; i <= records; i++) {
            chain = chain.link(TestEvents.members("r" + i), lines);
        }
        return lines.toString(StandardCharsets.UTF_8);
    }
}
