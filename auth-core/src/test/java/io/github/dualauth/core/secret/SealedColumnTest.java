package io.github.dualauth.core.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import io.github.dualauth.core.webhook.SealedWebhooks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Key 2 replaces key 1. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class SealedColumnTest {

    private final SealedWebhooks webhooks;
    private KeyRing before;
    private KeyRing during;
    private KeyRing after;
    private Set<String> old;

    SealedColumnTest(TestDatabase kind) {
        this.webhooks = new SealedWebhooks(kind);
    }

    @BeforeEach
    void open(@TempDir Path directory) {
        before = TestKeys.of(directory, 1);
        during = TestKeys.of(directory, 2, 1);
        after = TestKeys.of(directory, 2);
        old = Set.of(before.currentId());
    }

    @Test
    void reseal_noRowUnderTheKeys_isTheEnd() {
        SealedRows rows = webhooks.rows(during);
        assertEquals(SealedRows.Batch.END, rows.reseal(old, "", 10));
        webhooks.set(during, "a");
        String box = webhooks.box("a");
        assertEquals(SealedRows.Batch.END, rows.reseal(old, "", 10));
        assertEquals(box, webhooks.box("a"));
    }

    /** Its key may be needed yet, and what is in it is not for anybody to judge here. */
    @Test
    void reseal_rowThatDoesNotOpen_isPassedAndStaysAsItIs() {
        webhooks.set(before, "a", "b", "c");
        webhooks.copy("a", "b");
        webhooks.copy("a", "c");
        String closed = webhooks.box("c");
        SealedRows rows = webhooks.rows(during);
        assertEquals(new SealedRows.Batch(1, Optional.of("c")), rows.reseal(old, "", 10));
        assertEquals(closed, webhooks.box("c"));
        assertEquals(Map.of(before.currentId(), 2L, after.currentId(), 1L), rows.countByKey());
        assertEquals(SealedRows.Batch.END, rows.reseal(old, "c", 10));
        assertEquals(List.of("a"), webhooks.readable(after));
    }

    @Test
    void reseal_rowThatIsChangedMeanwhile_keepsTheChange() {
        webhooks.set(before, "a", "b");
        SealedRows rows = webhooks.rows(during, id -> {
            if (id.equals("a")) {
                webhooks.set(before, id);
            }
        });
        assertEquals(new SealedRows.Batch(1, Optional.of("b")), rows.reseal(old, "", 10));
        assertEquals(List.of("a"), webhooks.readable(before));
        assertEquals(List.of("a", "b"), webhooks.readable(during));
        assertEquals(List.of("b"), webhooks.readable(after));
    }

    @Test
    void reseal_moreThanTheLimit_goesOnBehindTheLastOne() {
        webhooks.set(before, "e", "d", "c", "b", "a");
        SealedRows rows = webhooks.rows(during);
        assertEquals(new SealedRows.Batch(2, Optional.of("b")), rows.reseal(old, "", 2));
        assertEquals(List.of("c", "d", "e"), webhooks.readable(before));
        assertEquals(List.of("a", "b", "c", "d", "e"), webhooks.readable(during));
        assertEquals(new SealedRows.Batch(2, Optional.of("d")), rows.reseal(old, "b", 2));
        assertEquals(new SealedRows.Batch(1, Optional.of("e")), rows.reseal(old, "d", 2));
        assertEquals(SealedRows.Batch.END, rows.reseal(old, "e", 2));
        assertEquals(List.of("a", "b", "c", "d", "e"), webhooks.readable(after));
    }

    @Test
    void reseal_rowsUnderAnotherKey_areLeft(@TempDir Path directory) {
        KeyRing other = TestKeys.of(directory, 3);
        webhooks.set(other, "a");
        webhooks.set(before, "b");
        SealedRows rows = webhooks.rows(TestKeys.of(directory, 2, 1, 3));
        assertEquals(new SealedRows.Batch(1, Optional.of("b")), rows.reseal(old, "", 10));
        assertEquals(List.of("a"), webhooks.readable(other));
        assertEquals(Map.of(other.currentId(), 1L, after.currentId(), 1L), rows.countByKey());
    }

    @Test
    void reseal_ownRow_isTheSameSecretInAnotherBox() {
        webhooks.set(before, "a");
        String box = webhooks.box("a");
        assertEquals(
                new SealedRows.Batch(1, Optional.of("a")), webhooks.rows(during).reseal(old, "", 1));
        assertNotEquals(box, webhooks.box("a"));
        assertEquals(after.currentId(), SecretBox.keyIdOf(webhooks.box("a")));
        assertEquals(List.of("a"), webhooks.readable(after));
    }

    @Test
    void countByKey_rows_areCountedApartAndThoseWithoutAKeyNotAtAll() {
        SealedRows rows = webhooks.rows(during);
        assertEquals("webhook secrets", rows.what());
        assertEquals(Map.of(), rows.countByKey());
        webhooks.set(before, "a", "b", "c");
        webhooks.set(during, "d");
        webhooks.setKeyId("c", "");
        assertEquals(Map.of(before.currentId(), 2L, after.currentId(), 1L), rows.countByKey());
    }
}
