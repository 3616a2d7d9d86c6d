package io.github.dualauth.edge.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5321, 4.1.2 and 4.5.3.1; RFC 5322, 3.4.1. */
class MailAddressTest {

    private static final String DOMAIN = "@direct.example.org";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a",
                "a@",
                "@b.example",
                "a@b",
                "a@b@c.example",
                "a@@c.example",
                ".a@b.example",
                "a.@b.example",
                "a..b@b.example",
                "\"a\"@b.example",
                "\"a b\"@b.example",
                "a b@b.example",
                " a@b.example",
                "a@b.example ",
                "a@b.example\n",
                "a@b.example\r\n",
                "a\r\n@b.example",
                "a@b.\nexample",
                "a\0@b.example",
                "a@b.example\0",
                "a\u007f@b.example",
                "\u00e4@b.example",
                "a@b\u00fccher.example",
                "\uff41@b.example",
                "a@b.example.",
                "a@.b.example",
                "a@b..example",
                "a@-b.example",
                "a@b-.example",
                "a@b_c.example",
                "a@[192.0.2.1]",
                "a@192.0.2.1",
                "a@b.example.123",
                "a@[IPv6:2001:db8::1]",
                "<a@b.example>",
                "a(comment)@b.example",
                "a@b.example(comment)",
                "@c.example:a@b.example",
                "a,b@b.example",
                "a;b@b.example",
                "a:b@b.example",
                "a\\b@b.example",
                "a<b@b.example",
                "mailto:a@b.example",
                "a@b.example?x=y",
                "a@b.example,c@b.example"
            })
    void parse_whatIsNoAddress_isRefused(String text) {
        assertEquals(Optional.empty(), MailAddress.parse(text));
    }

    @Test
    void parse_tooLong_isRefusedAtTheLimit() {
        assertTrue(MailAddress.parse("a".repeat(64) + DOMAIN).isPresent());
        assertFalse(MailAddress.parse("a".repeat(65) + DOMAIN).isPresent());
        assertTrue(MailAddress.parse("a@" + "b".repeat(63) + ".example").isPresent());
        assertFalse(MailAddress.parse("a@" + "b".repeat(64) + ".example").isPresent());
        String domain = ("b".repeat(49) + '.').repeat(5) + "org";
        assertEquals(253, domain.length());
        assertFalse(MailAddress.parse("a@" + domain).isPresent());
        assertTrue(MailAddress.parse("a@" + domain.substring(1)).isPresent());
    }

    @Test
    void constructor_whatIsNoAddress_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new MailAddress("a b", "b.example"));
        assertThrows(IllegalArgumentException.class, () -> new MailAddress("a", "b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example",
                "A.b-c_d+e/f=g@x-1.B.Example",
                "!#$%&'*+-/=?^_`{|}~@b.example",
                "1@2.example",
                "a@b.xn--p1ai",
                "a@1.2.3.example"
            })
    void parse_address_isKeptAsItWasWritten(String text) {
        MailAddress address = MailAddress.parse(text).orElseThrow();
        assertEquals(text, address.toString());
        assertEquals(text.toLowerCase(Locale.ROOT), address.key());
    }

    @Property
    void parse_anyText_isTheWholeTextInAsciiOrNothing(@ForAll String text) {
        MailAddress.parse(text).ifPresent(address -> {
            assertEquals(text, address.toString());
            assertTrue(text.chars().allMatch(c -> c > ' ' && c < 0x7f));
        });
    }

    @Property
    void parse_addressWithOneForeignCharacter_isNeverAnother(
            @ForAll @From("addresses") String address, @ForAll @From("foreign") char foreign, @ForAll int place) {
        int at = Math.floorMod(place, address.length() + 1);
        assertEquals(Optional.empty(), MailAddress.parse(address.substring(0, at) + foreign + address.substring(at)));
    }

    @Property
    void parse_anyCase_hasOneKey(@ForAll @From("addresses") String address) {
        assertEquals(
                MailAddress.parse(address).orElseThrow().key(),
                MailAddress.parse(address.toUpperCase(Locale.ROOT))
                        .orElseThrow()
                        .key());
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> atom = Arbitraries.strings()
                .withChars("abcXYZ019!#$%&'*+-/=?^_`{|}~")
                .ofMinLength(1)
                .ofMaxLength(12);
        Arbitrary<String> label =
                Arbitraries.strings().withChars("abcXYZ").ofMinLength(1).ofMaxLength(12);
        return net.jqwik.api.Combinators.combine(
                        atom.list().ofMinSize(1).ofMaxSize(4),
                        label.list().ofMinSize(2).ofMaxSize(5))
                .as((atoms, labels) -> String.join(".", atoms) + '@' + String.join(".", labels));
    }

    @Provide
    Arbitrary<Character> foreign() {
        return Arbitraries.chars().with(" \t\r\n\0\"(),:;<>@[]\\\u007f\u00e4\uff20\u2024".toCharArray());
    }
}
