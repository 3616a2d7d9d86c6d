package io.github.dualauth.tests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.BadBody;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.RawAnswer;
import io.github.dualauth.tests.harness.RawConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are too large, too small, or do not come: an envelope or a closed connection, and never a hang. */
@ApiTest
final class BadTransferApiIT {
    private static final Duration BOUNDED = Duration.ofSeconds(30);
    private static final Duration STALL_LIMIT = Duration.ofSeconds(20);
    private static final int MEBIBYTE = 1 << 20;
    private static final int HUNDRED_MEGABYTES = 100_000_000;
    private static final String CHUNKED =
            "POST /io/%s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static final String COUNTED = CHUNKED.replace("Transfer-Encoding: chunked", "Content-Length: 1000")
            .replace("%s", "PracticeSave");

    private final DualauthServer server;
    private final Api api;
    private final Caller caller;

    BadTransferApiIT(DualauthServer server, Integrator integrator) {
        this.server = server;
        this.api = server.api();
        String practice = integrator.practice();
        this.caller = integrator.caller(practice, integrator.user(practice));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PingWithAuth", "PracticeSave"})
    void body_hundredMegabytesAuthLast_isTooLarge(String method) {
        byte[] start = "{\"padding\":\"".getBytes(UTF_8);
        byte[] end = fill("\",\"auth\":{$A}}");
        long length = (long) start.length + HUNDRED_MEGABYTES + end.length;
        try (RawConnection connection = server.connect(BOUNDED)) {
            connection.announce("/io/" + method, length);
            connection.send(start);
            byte[] piece = padding(100_000);
            for (int sent = 0; sent < HUNDRED_MEGABYTES; sent += piece.length) {
                connection.send(piece);
            }
            connection.send(end);
            connection.read().mustNotTellTheServer().envelope().mustRefuse(4020);
            goesOn(connection);
        }
    }

    @Test
    void body_hundredMegabytesChunked_isTooLarge() {
        byte[] piece = chunk(padding(100_000));
        try (RawConnection connection = server.connect(BOUNDED)) {
            connection.send(String.format(Locale.ROOT, CHUNKED, "PracticeSave"));
            connection.send(chunk("{\"padding\":\"".getBytes(UTF_8)));
            for (int sent = 0; sent < HUNDRED_MEGABYTES; sent += 100_000) {
                connection.send(piece);
            }
            connection.send(chunk(fill("\",\"auth\":{$A}}"))).send("0\r\n\r\n");
            connection.read().mustNotTellTheServer().envelope().mustRefuse(4020);
            goesOn(connection);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"auth\":{$A},\"padding\":\"#\"}", "{\"padding\":\"#\",\"auth\":{$A}}"})
    void body_oneByteOverOneMebibyte_isTooLarge(String template) {
        try (RawConnection connection = server.connect(BOUNDED)) {
            for (String method : List.of("PingWithAuth", "UserList")) {
                byte[] over = padded(template, MEBIBYTE + 1);
                connection
                        .post("/io/" + method, over)
                        .read()
                        .envelope()
                        .mustRefuse(4020, "Bad Request: Request likely too large");
                byte[] double_ = padded(template, 2 * MEBIBYTE);
                connection.post("/io/" + method, double_).read().envelope().mustRefuse(4020);
                connection
                        .post("/io/" + method, padded(template, MEBIBYTE))
                        .read()
                        .envelope()
                        .mustSucceed();
            }
        }
    }

    @Test
    void body_compressedBomb_isRefusedWithoutUnpacking() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"padding\":\"".getBytes(UTF_8));
            for (int i = 0; i < 500; i++) {
                gzip.write(padding(MEBIBYTE));
            }
            gzip.write(fill("\",\"auth\":{$A}}"));
        }
        String headers = "Content-Type: application/json\r\nContent-Encoding: gzip\r\n";
        try (RawConnection connection = server.connect(Duration.ofSeconds(5))) {
            connection
                    .post("/io/PracticeSave", headers, packed.toByteArray())
                    .read()
                    .envelope()
                    .mustRefuse(4000);
            goesOn(connection);
        }
    }

    @Test
    void body_chunkedByteByByte_isTaken() {
        try (RawConnection connection = server.connect(BOUNDED)) {
            connection.send(String.format(Locale.ROOT, CHUNKED, "PingWithAuth"));
            for (byte each : fill("{\"x\":\"é🏥\",\"auth\":{$A}}")) {
                connection.send(chunk(new byte[] {each}));
            }
            connection.send("0\r\n\r\n").read().envelope().mustSucceed();
            goesOn(connection);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"auth\":{$A},\"name\":\"x", "{\"auth\":{\"applicationId\":\"$ID", "{\"auth\":{$A}}", ""})
    void body_truncated_isRefusedOrClosedAndLeavesNoTrace(String sent) {
        long traces = traces();
        try (RawConnection connection = server.connect(BOUNDED)) {
            connection.announce("/io/PracticeSave", 1000).send(fill(sent)).endOfSending();
            refusedOrClosed(connection.tryRead());
        }
        try (RawConnection connection = server.connect(BOUNDED)) {
            connection
                    .send(String.format(Locale.ROOT, CHUNKED, "PracticeSave"))
                    .send(chunk(fill(sent + " ")))
                    .endOfSending();
            refusedOrClosed(connection.tryRead());
        }
        api.call("PingWithAuth", caller).mustSucceed();
        assertEquals(traces, traces(), "stack traces in the console");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"x", ""})
    void body_truncatedOfAnOpenMethod_leavesNoTrace(String sent) {
        long traces = traces();
        try (RawConnection connection = server.connect(BOUNDED)) {
            connection.announce("/io/Ping", 1000).send(sent).endOfSending();
            refusedOrClosed(connection.tryRead());
        }
        api.call("PingWithAuth", caller).mustSucceed();
        assertEquals(traces, traces(), "stack traces in the console");
    }

    private long traces() {
        return server.output().lines().filter(line -> line.startsWith("\tat ")).count();
    }

    @Test
    void body_stalled_isAnsweredOrClosedInTime() {
        String chunked = String.format(Locale.ROOT, CHUNKED, "PracticeSave");
        List<byte[]> starts = List.of(
                chunked.getBytes(US_ASCII),
                join(chunked, chunk(fill("{\"auth\":{$A},\"name\":"))),
                join(chunked, "ff\r\n{\"auth\":".getBytes(US_ASCII)),
                COUNTED.getBytes(US_ASCII),
                join(COUNTED, fill("{\"auth\":{$A},")));
        List<RawConnection> stalled = new ArrayList<>();
        try {
            starts.forEach(start -> stalled.add(server.connect(STALL_LIMIT).send(start)));
            api.call("PingWithAuth", caller).mustSucceed();
            long begin = System.nanoTime();
            stalled.forEach(connection -> refusedOrClosed(connection.tryRead()));
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            assertTrue(taken.compareTo(STALL_LIMIT.plusSeconds(1)) < 0, taken::toString);
        } finally {
            stalled.forEach(RawConnection::close);
        }
    }

    @Test
    void body_stalledOnManyConnections_othersAreServed() {
        List<RawConnection> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < 64; i++) {
                stalled.add(server.connect(BOUNDED).send(String.format(Locale.ROOT, CHUNKED, "PracticeSave")));
            }
            for (int i = 0; i < 5; i++) {
                long begin = System.nanoTime();
                api.call("PingWithAuth", caller).mustSucceed();
                Duration taken = Duration.ofNanos(System.nanoTime() - begin);
                assertTrue(taken.compareTo(Duration.ofSeconds(3)) < 0, taken::toString);
            }
        } finally {
            stalled.forEach(RawConnection::close);
        }
    }

    private static void refusedOrClosed(Optional<RawAnswer> answer) {
        answer.map(RawAnswer::mustNotTellTheServer).map(RawAnswer::envelope).ifPresent(each -> each.mustRefuse(4000));
    }

    private void goesOn(RawConnection connection) {
        Answer ignored = connection
                .post("/io/PingWithAuth", fill("{\"auth\":{$A}}"))
                .read()
                .envelope()
                .mustSucceed();
    }

    private byte[] padded(String template, int length) {
        int rest = length - fill(template).length + 1;
        return fill(template.replace("#", "x".repeat(rest)));
    }

    private byte[] fill(String template) {
        return BadBody.fill(template, caller);
    }

    private static byte[] padding(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }

    private static byte[] chunk(byte[] content) {
        return join(Integer.toHexString(content.length) + "\r\n", content, "\r\n".getBytes(US_ASCII));
    }

    private static byte[] join(String first, byte[]... rest) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first.getBytes(US_ASCII));
        for (byte[] each : rest) {
            all.writeBytes(each);
        }
        return all.toByteArray();
    }
}
