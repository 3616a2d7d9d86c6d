package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.edge.testing.TestClient;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.RawConnection;
import io.github.dualauth.tests.harness.StoredRows;
import io.github.dualauth.tests.harness.XdrEdge;
import io.github.dualauth.tests.harness.XdrMessage;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was answered is kept, and what was not is not, however the server ended. */
final class XdrProcessIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String MEGABYTE = "x".repeat(1 << 20);

    /** More than all buffers between client and server hold. */
    private static final int SENT = 24;

    private final XdrEdge edge = XdrEdge.start();
    private final Integrator integrator = edge.server().integrator();
    private final String practice = integrator.practice();
    private final TestClient client = edge.registered(integrator, practice);

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void messages_killedAfterTheAnswerAndInTheUpload_areThereOnceInTheEnd() {
        XdrMessage answered = message("1");
        XdrMessage broken = message("2");
        mustSucceed(edge.post(client.context(), XdrMessage.RELATED, answered.related()));
        RawConnection upload = begin(broken);
        edge.server().kill();
        try (upload) {
            assertTrue(upload.tryRead().isEmpty(), "no answer");
        } catch (UncheckedIOException closed) {
            // The server has not said good-bye.
        }

        StoredRows rows = new StoredRows(edge.server());
        assertEquals(1, rows.messages(answered.from(), "READY"), "answered");
        assertEquals(1, rows.messages(broken.from(), "RECEIVING"), "it was in the middle");
        assertEquals(0, rows.messages(broken.from(), "READY"), "not answered");

        edge.server().restart();
        mustSucceed(edge.post(client.context(), XdrMessage.RELATED, answered.related()));
        mustSucceed(edge.post(client.context(), XdrMessage.RELATED, broken.related(MEGABYTE.repeat(SENT + 1))));
        // Stopped in good order, soon after a kill: H2 was seen to spoil its file then.
        int ignored = edge.server().stop();
        assertEquals(1, rows.messages(answered.from(), "READY"), "sent again");
        assertEquals(1, rows.messages(broken.from(), "READY"), "sent again");
    }

    private XdrMessage message(String uniqueId) {
        return new XdrMessage(XdrEdge.address(integrator, practice), "b@direct.example.org", uniqueId);
    }

    private static void mustSucceed(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer::body);
        assertTrue(answer.body().contains("ResponseStatusType:Success"), answer::body);
    }

    /** Sends all but the end. */
    private RawConnection begin(XdrMessage message) {
        int length = message.related().length() - "Hello".length() + (SENT + 1) * MEGABYTE.length();
        RawConnection connection = RawConnection.open(edge.address(), LIMIT).secured(client.context(), "TLSv1.3");
        connection.send("POST /xdr HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + XdrMessage.RELATED
                + "\r\nContent-Length: " + length + "\r\n\r\n" + message.relatedHead());
        for (int i = 0; i < SENT; i++) {
            connection.send(MEGABYTE);
        }
        return connection;
    }
}
