package io.github.dualauth.edge.xdr.soap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.edge.xdr.fault.XdrRefusedException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** As many characters as are allowed, and not one more. */
class XmlBudgetTest {

    private static String all(Reader reader) throws IOException {
        StringWriter text = new StringWriter();
        reader.transferTo(text);
        return text.toString();
    }

    private static XmlBudget budget(long characters) {
        return new XmlBudget(new StringReader("a\u20ac\0"), characters);
    }

    private static void assertTooLarge(Executable reading) {
        XdrRefusedException refused = assertThrows(XdrRefusedException.class, reading);
        assertEquals(RejectionReason.MESSAGE_TOO_LARGE, refused.fault().reason());
    }

    @Test
    void read_oneCharacterTooMany_isTooLarge() {
        assertTooLarge(() -> all(budget(2)));
    }

    @Test
    void read_singleCharacterTooMany_isTooLarge() throws IOException {
        XmlBudget budget = budget(2);
        assertEquals('a', budget.read());
        assertEquals('\u20ac', budget.read());
        assertTooLarge(budget::read);
    }

    @Test
    void read_asManyAsAreAllowed_areTakenToTheEnd() throws IOException {
        assertEquals("a\u20ac\0", all(budget(3)));
    }

    @Test
    void read_singleCharactersThatWereGivenBack_areTakenToTheEnd() throws IOException {
        XmlBudget budget = budget(2);
        budget.giveBack(1);
        assertEquals('a', budget.read());
        assertEquals('\u20ac', budget.read());
        assertEquals(0, budget.read());
        assertEquals(-1, budget.read());
    }

    @Test
    void markSupported_textThatCouldBeReadAgain_isNot() {
        assertFalse(budget(3).markSupported());
    }
}
