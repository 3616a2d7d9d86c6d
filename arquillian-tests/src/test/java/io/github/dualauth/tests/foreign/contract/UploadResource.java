package io.github.dualauth.tests.foreign.contract;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.Unauthenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Takes what is large as a stream, and what is small as objects. */
@Path("upload")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UploadResource {

    @Inject
    private Progress progress;

    /** Counts the bytes. */
    @POST
    @Authenticated(modes = AuthenticationMode.APPLICATION, level = AuthenticationLevel.APPLICATION)
    public String upload(InputStream body) throws IOException {
        progress.begin();
        byte[] buffer = new byte[8192];
        long bytes = 0;
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            bytes += n;
        }
        return "{\"bytes\":" + bytes + "}";
    }

    /** Waits until {@link #upload} was entered. */
    @GET
    @Path("begun")
    @Unauthenticated
    public String begun() throws InterruptedException, TimeoutException {
        progress.awaitBegin();
        return "{}";
    }

    /** Gives back what JSON-B made of the body. */
    @POST
    @Path("objects")
    @Authenticated(
            modes = {AuthenticationMode.APPLICATION, AuthenticationMode.INDIVIDUAL},
            level = AuthenticationLevel.APPLICATION)
    public Map<String, Object> objects(Map<String, Object> body) {
        return body;
    }
}
