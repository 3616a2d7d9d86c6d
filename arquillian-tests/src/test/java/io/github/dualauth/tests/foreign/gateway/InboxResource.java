package io.github.dualauth.tests.foreign.gateway;

import io.github.dualauth.core.policy.Unauthenticated;
import io.github.dualauth.edge.spool.SpooledMessage;
import io.github.dualauth.edge.spool.queue.SpoolQueue;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Collectors;

/** What has come, for the tests. */
@Path("inbox")
@Produces(MediaType.TEXT_PLAIN)
public class InboxResource {

    @Inject
    private SpoolQueue spool;

    /** Each message once: its sender and how many parts it has. */
    @GET
    @Unauthenticated
    public String inbox() {
        return spool.claim(10).stream().map(InboxResource::text).collect(Collectors.joining(" "));
    }

    private static String text(SpooledMessage message) {
        return message.envelope().sender() + "/" + message.parts().size();
    }
}
