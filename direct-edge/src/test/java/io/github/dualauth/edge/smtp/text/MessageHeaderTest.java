package io.github.dualauth.edge.smtp.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.edge.address.MailAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageHeaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Subject: x",
                "From: a@example.org|From: a@example.org",
                "From: a@example.org|from: b@example.org",
                "From : a@example.org",
                "From\t: a@example.org",
                " From: a@example.org",
                " folded|From: a@example.org",
                "From: a@example.org|nonsense",
                "From: a@example.org|: x",
                "From: a@example.org| |Sender: b@example.org",
                "From: a@example.org|Subject: x|\t|X: y",
                "From: a@example.org|Sender: a@example.org|Sender: b@example.org",
                "From: a@example.org|Sender: a@example.org, b@example.org",
                "From: a@example.org|Sender:",
                "From: a@example.org, b@example.org",
                "From:",
                "From: <>",
                "From: a@example.org (b@example.org)",
                "From: group: a@example.org;",
                "From: <@x.example.org:a@example.org>",
                "From: a@example.org <b@example.org>",
                "From: a@example.org,",
                "From: \"a <b@example.org>",
                "From: a@example.org|Resent-From: nobody",
                "From: a@example.org|Resent-Sender: a@example.org, b@example.org",
                "From: \u00e9@example.org",
                "From: a@example.org|Subject: \u00e9",
                "From: a\u0001@example.org",
                "Fr\u0001om: a@example.org",
                "From: a@example.org|Fr\u0001om: b@example.org",
                "From: a@example.org|X y: z",
                "From: a@example.org|X\u007f: z",
                "From: nobody|Sender: a@example.org",
                "From:|Sender: a@example.org"
            })
    void senders_headerThatCannotBeReadInOneWay_isRefused(String header) {
        assertEquals(Optional.empty(), senders(header));
    }

    @Test
    void senders_nameOfAnyVisibleCharacters_isAField() {
        assertEquals(
                List.of("a@example.org"), senders("From: a@example.org|!~: z").orElseThrow());
    }

    @Test
    void senders_tooManyFields_areRefused() {
        assertEquals(Optional.empty(), senders("From: a@example.org" + "|X: y".repeat(1000)));
        assertEquals(
                1,
                senders("From: a@example.org" + "|X: y".repeat(999))
                        .orElseThrow()
                        .size());
    }

    @Test
    void senders_lineWithoutCrlf_isRefused() {
        assertEquals(
                Optional.empty(), MessageHeader.senders("From: a@example.org".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void senders_addressesOfAllFields_areFound() {
        assertEquals(
                List.of("a@example.org", "b@example.org", "c@example.org", "d@example.org", "e@example.org"),
                senders("To: x@example.org|FROM:|\t\"A, <x@example.org>\" <a@example.org>, b@example.org"
                                + "|Sender: =?utf-8?Q?C?= <c@example.org>"
                                + "|Resent-From: d@example.org|Resent-Sender: <e@example.org>")
                        .orElseThrow());
    }

    private static Optional<List<String>> senders(String header) {
        String text = header.isEmpty() ? "" : header.replace("|", "\r\n") + "\r\n";
        return MessageHeader.senders(text.getBytes(StandardCharsets.ISO_8859_1))
                .map(found -> found.stream().map(MailAddress::toString).toList());
    }
}
