package io.github.dualauth.core.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.audit.TestEvents;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class AuditTableVerificationTest {

    private static final String OF_RECORD_3 = " WHERE node = ? AND seq = 3";

    private final String node = AuditChain.begin().node();
    private final List<AuditRow> rows = rows(node, 5);
    private final StoredRecords stored;
    private final AuditRecords records;

    AuditTableVerificationTest(TestDatabase kind) {
        Database database = kind.shared(AccountDirectory.SCHEMA);
        stored = new StoredRecords(database);
        records = new AuditRecords(database);
    }

    @BeforeEach
    void fiveRecords() {
        records.insert(rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prev_hash = hash",
                "hash = prev_hash",
                "decided_at = '2026-03-01 12:00:00.000001'",
                "outcome = 'refused'",
                "reason = 'THROTTLED'",
                "code = 1001",
                "mode = 'individual'",
                "application_id = 'App'",
                "account_key = 'account '",
                "user_key = ''",
                "login_id = 'ann'",
                "api = 'pong'",
                "source = '::2'",
                "request_id = 'r4'"
            })
    void run_columnEdited_isNamed(String change) {
        assertEquals(1, stored.change("UPDATE dualauth_audit SET " + change + OF_RECORD_3, node));
        assertBroken("record 3 is broken: a column is not what its record says");
    }

    @Test
    void run_textEdited_isNamed() {
        stored.change(
                "UPDATE dualauth_audit SET record_text = REPLACE(record_text, 'account', 'accounT')" + OF_RECORD_3,
                node);
        assertBroken("record 3 is broken: it is not the record that was written");
    }

    @Test
    void run_textAndColumnsForged_breaksAtTheNextOne() {
        AuditRow forged = row(rows.get(1).link().end(), "forged");
        stored.change("DELETE FROM dualauth_audit" + OF_RECORD_3, node);
        records.insert(List.of(forged));
        assertBroken("record 4 is broken: record 4 follows another record than the one before it");
    }

    @ParameterizedTest
    @CsvSource({"1,2", "3,4"})
    void run_rowRemoved_isNamedByTheNextOne(int removed, int next) {
        stored.change("DELETE FROM dualauth_audit WHERE node = ? AND seq = ?", node, removed);
        assertBroken("record " + next + " is broken: it is record " + next + " where record " + removed + " belongs");
    }

    @Test
    void run_rowsExchanged_areNamed() {
        for (String change : List.of("99 WHERE seq = 2", "2 WHERE seq = 3", "3 WHERE seq = 99")) {
            stored.change("UPDATE dualauth_audit SET seq = " + change + " AND node = ?", node);
        }
        assertBroken("record 2 is broken: it is record 3 where record 2 belongs");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 6})
    void run_rowInserted_isNamed(long sequence) {
        stored.change("UPDATE dualauth_audit SET seq = ? WHERE node = ? AND seq = 5", sequence, node);
        assertFalse(verify(AuditVerification.Known.NOTHING).sound());
    }

    @Test
    void run_rowOfAnotherNode_isNamed() {
        String other = AuditChain.begin().node();
        stored.change("UPDATE dualauth_audit SET node = ? WHERE node = ? AND seq > 2", other, node);
        AuditVerification.Result result = stored.verify(other, AuditVerification.Known.NOTHING);
        assertTrue(result.text().startsWith("node " + other + ": record 3 is broken"), result::text);
    }

    @Test
    void run_rowsRemovedAtTheEnd_showOnlyByARecordKnownFromBefore() {
        stored.change("DELETE FROM dualauth_audit WHERE node = ? AND seq > 3", node);
        assertTrue(verify(AuditVerification.Known.NOTHING).sound());
        assertBroken(new AuditVerification.Known(Optional.empty(), end(5)), "record 5 is missing at the end");
    }

    @Test
    void run_allRowsRemoved_showsOnlyByARecordKnownFromBefore() {
        stored.change("DELETE FROM dualauth_audit WHERE node = ?", node);
        assertFalse(stored.nodes().contains(node));
        assertBroken(new AuditVerification.Known(Optional.empty(), end(2)), "record 2 is missing at the end");
    }

    @Test
    void run_firstRowsPruned_areSoundFromTheRecordThatIsKnown() {
        stored.change("DELETE FROM dualauth_audit WHERE node = ? AND seq <= 3", node);
        assertFalse(verify(AuditVerification.Known.NOTHING).sound());
        assertFalse(
                verify(new AuditVerification.Known(end(2), Optional.empty())).sound());
        Optional<AuditChain> another = Optional.of(new AuditChain(node, 3, "0".repeat(64)));
        assertFalse(
                verify(new AuditVerification.Known(another, Optional.empty())).sound());
        AuditVerification.Result result = verify(new AuditVerification.Known(end(3), end(5)));
        assertTrue(result.sound(), result::text);
        assertTrue(result.text().contains("records 4 to 5 are sound"), result::text);
    }

    @Test
    void run_sound_saysHowFarEachNodeGoes() {
        String other = AuditChain.begin().node();
        records.insert(rows(other, 1200));
        assertTrue(verify(AuditVerification.Known.NOTHING).text().contains("records 1 to 5 are sound; the last is 5:"));
        AuditVerification.Result pages = stored.verify(other, AuditVerification.Known.NOTHING);
        assertTrue(pages.sound() && pages.text().contains("records 1 to 1200 are sound"), pages::text);
    }

    private Optional<AuditChain> end(int sequence) {
        return Optional.of(rows.get(sequence - 1).link().end());
    }

    private AuditVerification.Result verify(AuditVerification.Known known) {
        return stored.verify(node, known);
    }

    private void assertBroken(String text) {
        assertBroken(AuditVerification.Known.NOTHING, text);
    }

    private void assertBroken(AuditVerification.Known known, String text) {
        assertEquals(new AuditVerification.Result(false, "node " + node + ": " + text), verify(known));
    }

    private static List<AuditRow> rows(String node, int count) {
        List<AuditRow> rows = new ArrayList<>();
        AuditChain chain = AuditChain.begin(node);
        for (int i = 1; i <= count; i++) {
            rows.add(row(chain, "r" + i));
            chain = rows.get(i - 1).link().end();
        }
        return rows;
    }

    private static AuditRow row(AuditChain before, String requestId) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        before.link(TestEvents.members(requestId), line);
        return AuditRow.of(line.toString(StandardCharsets.UTF_8).strip()).orElseThrow();
    }
}
