package io.github.dualauth.edge.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5322, 3.2 and 3.4. */
class MailboxesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "Anna",
                "Anna <>",
                "Anna <a@b.example",
                "Anna a@b.example",
                "Anna <a@b.example> Bert",
                "<a@b.example><c@b.example>",
                "<a@b.example> <c@b.example>",
                "a@b.example c@b.example",
                "a@b.example <c@b.example>",
                "<a@b.example> c@b.example",
                "a@b.example,",
                ",a@b.example",
                "a@b.example,,c@b.example",
                "a@b.example; c@b.example",
                "Group: a@b.example;",
                "Group:;",
                "(Anna) a@b.example",
                "a@b.example (Anna)",
                "Anna (x) <a@b.example>",
                "a(x)@b.example",
                "<@c.example:a@b.example>",
                "<@c.example,@d.example:a@b.example>",
                "< a@b.example>",
                "<a@b.example >",
                "<a@b.example\r\n >",
                "<<a@b.example>>",
                "<a@b.example>>",
                "\"Anna <a@b.example>",
                "\"Anna\\\" <a@b.example>",
                "\"Anna\\",
                "\"Anna\"@b.example",
                "\"a\"@b.example <c@b.example>",
                "a@b.example\"x\"",
                "Anna\0 <a@b.example>",
                "Anna\u00e4 <a@b.example>",
                "\"\u00e4\" <a@b.example>",
                "Anna <a@b.ex\u00e4mple>",
                "Anna\r<a@b.example>",
                "Anna\n<a@b.example>",
                "Anna\r\n<a@b.example>",
                "\"Anna\nBert\" <a@b.example>",
                "a@b.example\r\n",
                "a@b.example\r\nSender: c@b.example",
                "a@b.example\0",
                "a@b.example, Anna",
                "a . b@b.example",
                "a @ b.example",
                "a@ b.example",
                "Dr. Anna <a@b.example>",
                "Anna\\Bert <a@b.example>",
                "[Anna] <a@b.example>",
                "=?utf-8?q?Anna?= =?utf-8?q?a@b.example?= <c@b.example>"
            })
    void parse_whatIsNoListOfMailboxes_isRefused(String body) {
        assertEquals(Optional.empty(), Mailboxes.parse(body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '`',
            value = {
                "a@b.example|a@b.example",
                " a@b.example |a@b.example",
                "<a@b.example>|a@b.example",
                "Anna <a@b.example>|a@b.example",
                "Anna Maria<a@b.example>|a@b.example",
                "\"Anna, \\\"the\\\" <x@y.example>\" <a@b.example>|a@b.example",
                "\"\" <a@b.example>|a@b.example",
                "\"Anna\"Bert \"C\" <a@b.example>|a@b.example",
                "=?utf-8?Q?J=C3=BCrgen?= <a@b.example>|a@b.example",
                "a@b.example,c@d.example|a@b.example c@d.example",
                "Anna <a@b.example> , \"B, C\" <c@d.example> ,e@f.example|a@b.example c@d.example e@f.example"
            })
    void parse_mailboxes_givesEachAddress(String body, String addresses) {
        assertEquals(addresses, text(Mailboxes.parse(body).orElseThrow()));
    }

    @Test
    void parse_folded_isOneLine() {
        assertEquals(
                "a@b.example c@d.example",
                text(Mailboxes.parse("Anna\r\n <a@b.example>,\r\n\t\"B\r\n C\" <c@d.example>")
                        .orElseThrow()));
    }

    @Property
    void parse_anyText_isNothingOrStandsInIt(@ForAll @From("pieces") String body) {
        Mailboxes.parse(body).ifPresent(found -> {
            assertTrue(!found.isEmpty());
            found.forEach(address -> assertTrue(body.contains(address.toString())));
        });
    }

    /** Whatever reads addresses out of a header more simply finds no other address outside of quotes than we do. */
    @Property
    void parse_anyText_leavesNoAtSignUnread(@ForAll @From("pieces") String body) {
        Mailboxes.parse(body)
                .ifPresent(found -> assertEquals(
                        found.size(),
                        body.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "")
                                .chars()
                                .filter(c -> c == '@')
                                .count()));
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                        "a@b.example",
                        "c@d.example",
                        "<",
                        ">",
                        ",",
                        " ",
                        "\"",
                        "\\",
                        "Anna",
                        "(",
                        ")",
                        ":",
                        ";",
                        "@",
                        "\r\n ",
                        "\r",
                        "\n",
                        "\t",
                        ".",
                        "=?utf-8?q?x?=",
                        "\0",
                        "\u00e4")
                .list()
                .ofMaxSize(10)
                .map(list -> String.join("", list));
    }

    private static String text(List<MailAddress> addresses) {
        return addresses.stream().map(MailAddress::toString).collect(Collectors.joining(" "));
    }
}
