package io.github.dualauth.edge.smtp.session;

import io.github.dualauth.edge.smtp.text.LineReading;
import java.util.Optional;

/**
 * What is to be answered next.
 *
 * @param verb what the library is told
 * @param line the line, which whoever answers closes; empty if there is none
 * @param reply the answer where there is nothing to think about
 */
public record Command(Verb verb, Optional<LineReading.Line> line, Optional<SmtpReply> reply) {

    public static Command of(SmtpReply reply) {
        return new Command(Verb.OTHER, Optional.empty(), Optional.of(reply));
    }
}
