package io.github.dualauth.benchmarks.discard;

import io.github.dualauth.core.policy.Unauthenticated;
import io.github.dualauth.edge.xdr.XdrExchange;
import io.github.dualauth.edge.xdr.XdrRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** What the XDR edge does with a request, for anybody: no certificate, account, address, limit or audit. */
@Path("/open-xdr")
@RequestScoped
public class OpenXdrResource {

    @Inject
    private XdrExchange exchange;

    @Inject
    private HttpServletRequest request;

    /** Takes one request; past JAX-RS's readers, of which the WAR's take nothing but JSON. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Unauthenticated
    public Response take() throws IOException {
        XdrRequest described = new XdrRequest(
                headers(HttpHeaders.CONTENT_TYPE),
                headers(HttpHeaders.CONTENT_ENCODING),
                new XdrRequest.Sender("anybody", "anybody", address -> true),
                "none");
        var answer = exchange.take(described, request.getInputStream()).answer();
        return Response.status(answer.status())
                .type(answer.contentType())
                .entity(answer.bytes())
                .build();
    }

    private List<String> headers(String name) {
        return Collections.list(request.getHeaders(name));
    }
}
