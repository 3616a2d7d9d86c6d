package io.github.dualauth.edge.spool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.OldTables;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.edge.EdgeSchema;
import io.github.dualauth.edge.address.DirectAddresses;
import io.github.dualauth.edge.address.MailAddress;
import io.github.dualauth.edge.spool.queue.SpoolQueue;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(
        value = TestDatabase.class,
        names = {"H2", "MARIADB"})
class UpgradeDatabaseTest {

    private static final String SENDER = "desk@direct.example.org";
    private static final byte[] MAIL = "From: desk".getBytes(StandardCharsets.US_ASCII);

    private final MutableClock clock = MutableClock.stopped();
    private final OldTables tables;

    UpgradeDatabaseTest(TestDatabase kind) {
        tables = new OldTables(kind.empty(), AccountDirectory.SCHEMA, EdgeSchema.SCHEMA);
    }

    @Test
    void upgrade_messageOfTheFirstVersion_isHandedOverOnce() {
        long now = clock.millis();
        long size = MAIL.length;
        tables.insert("dualauth_direct_address", "d", "app", "a", "clinic-1", "", "", SENDER, SENDER, now);
        tables.insert(
                "dualauth_spool_message",
                "m",
                TestSpool.freshKey(),
                "READY",
                "SMTP",
                "app",
                "a",
                SENDER,
                "b@direct.example.net",
                "request",
                TestSpool.freshKey(),
                size,
                1,
                now,
                now,
                now,
                "",
                0,
                "",
                null);
        tables.insert("dualauth_spool_part", "m", 0, "", "message/rfc822", 0, size);
        tables.insert("dualauth_spool_chunk", "m", 0, MAIL);

        Database database = tables.upgrade();
        SpoolQueue queue = new SpoolQueue(database, clock);
        SpooledMessage message = queue.claim(10).get(0);
        assertArrayEquals(MAIL, TestSpool.read(queue.open(message.parts().get(0))));
        assertTrue(queue.acknowledge(message));
        assertEquals(0, queue.claim(10).size());
        DirectAddresses addresses = new DirectAddresses(database, TestCaches.LASTING, clock);
        assertTrue(addresses.owns("a", "u", MailAddress.parse(SENDER).orElseThrow()));
    }
}
