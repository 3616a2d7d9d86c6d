package io.github.dualauth.edge.smtp.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathCommandTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "FROM",
                "FROM:",
                "FROM:a@example.org",
                "FROM: <a@example.org>",
                "FROM :<a@example.org>",
                "TO:<a@example.org>",
                " FROM:<a@example.org>",
                "FROM:<a@example.org>SIZE=1",
                "FROM:<a@example.org> ",
                "FROM:<a@example.org>  SIZE=1",
                "FROM:<a@example.org> SIZE=1 ",
                "FROM:<a b@example.org>",
                "FROM:<<a@example.org>>",
                "FROM:<a@example.org",
                "FROM:<a@example.org>>"
            })
    void parse_argumentOfAnotherForm_isEmpty(String argument) {
        assertEquals(Optional.empty(), PathCommand.parse("FROM", argument));
    }

    @Test
    void parse_pathAndParameters_areTakenApart() {
        assertEquals(
                Optional.of(new PathCommand("a@example.org", List.of("SIZE=1", "BODY=8BITMIME"))),
                PathCommand.parse("FROM", "from:<a@example.org> SIZE=1 BODY=8BITMIME"));
        assertEquals(Optional.of(new PathCommand("", List.of())), PathCommand.parse("FROM", "FROM:<>"));
    }
}
