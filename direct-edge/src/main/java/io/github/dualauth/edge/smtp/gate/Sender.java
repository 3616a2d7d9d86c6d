package io.github.dualauth.edge.smtp.gate;

/** Somebody who has logged in, as {@link SubmissionGate} knows them. */
public interface Sender {

    /** The application. */
    String applicationId();

    /** The row of the account. */
    String accountId();

    /** The row of the user. */
    String userId();
}
