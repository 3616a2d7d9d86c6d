package io.github.dualauth.benchmarks.echo;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Gives back what it gets, as text and as JSON. */
@Path("/echo")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EchoResource {

    /** Without a look at it: the least that a JAX-RS method with a body can do. */
    @POST
    @Path("text")
    public String text(String body) {
        return body;
    }

    /** Through the JSON-P of the server. */
    @POST
    @Path("json")
    public JsonObject json(JsonObject body) {
        return body;
    }
}
