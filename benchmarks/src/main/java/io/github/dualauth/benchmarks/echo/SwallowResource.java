package io.github.dualauth.benchmarks.echo;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Reads what it gets and says how much it was. */
@Path("/swallow")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.TEXT_PLAIN)
public class SwallowResource {

    /** Keeps nothing of it. */
    @POST
    public String swallow(InputStream body) throws IOException {
        return String.valueOf(body.transferTo(OutputStream.nullOutputStream()));
    }
}
