package io.github.dualauth.edge.http;

import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.Authentication;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Subject;
import io.github.dualauth.core.audit.RequestOrigin;
import io.github.dualauth.core.decision.Decisions;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.http.failure.QuietResponse;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import io.github.dualauth.edge.address.DirectAddresses;
import io.github.dualauth.edge.config.XdrSettings;
import io.github.dualauth.edge.xdr.RestOfBody;
import io.github.dualauth.edge.xdr.SoapFault;
import io.github.dualauth.edge.xdr.XdrAnswer;
import io.github.dualauth.edge.xdr.XdrExchange;
import io.github.dualauth.edge.xdr.XdrOutcome;
import io.github.dualauth.edge.xdr.XdrRequest;
import io.github.dualauth.edge.xdr.fault.XdrFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;

/**
 * {@code POST /xdr}: ITI-41 for a system that is known by its certificate, for the Direct addresses of its account. What is
 * refused after the certificate was taken is written down too, before it is told.
 */
@Path("/xdr")
@RefusalsAs(SoapFaultFormat.class)
@XdrSwitch
@ApplicationScoped
public class XdrResource {

    @Inject
    private XdrExchange exchange;

    @Inject
    private XdrSettings settings;

    @Inject
    private RestOfBody rest;

    @Inject
    private DirectAddresses addresses;

    @Inject
    private Decisions decisions;

    @Inject
    private CurrentCaller caller;

    @Inject
    private HttpServletRequest request;

    /** Takes one request of any type, as those that are not taken have a fault of SOAP too. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Authenticated(
            modes = AuthenticationMode.SYSTEM,
            credentials = CredentialKind.CERTIFICATE,
            level = AuthenticationLevel.ACCOUNT,
            name = "xdr")
    public Response take(InputStream body) {
        if (!settings.enabled()) {
            // An application that names its classes may have left the filter out.
            throw new NotFoundException();
        }
        RequestOrigin origin = (RequestOrigin) request.getAttribute(RequestOrigin.class.getName());
        XdrOutcome outcome = exchange.take(described(origin), body);
        if (outcome instanceof XdrOutcome.Refused refused) {
            return refused(refused, origin, body);
        }
        // Its body was read to the end.
        boolean told =
                !(outcome instanceof XdrOutcome.Duplicate) || isWritten(RejectionReason.DUPLICATE_SUBMISSION, origin);
        return response(told ? outcome.answer() : SoapFault.answer(XdrFault.unavailable(), ""))
                .build();
    }

    private XdrRequest described(RequestOrigin origin) {
        AuthenticatedCaller system = caller.get();
        Account account = system.account().orElseThrow();
        XdrRequest.Sender sender = new XdrRequest.Sender(
                system.applicationId(), account.id(), address -> addresses.owns(account.id(), "", address));
        return new XdrRequest(
                headers(HttpHeaders.CONTENT_TYPE), headers(HttpHeaders.CONTENT_ENCODING), sender, origin.requestId());
    }

    private List<String> headers(String name) {
        return Collections.list(request.getHeaders(name));
    }

    private Response refused(XdrOutcome.Refused refused, RequestOrigin origin, InputStream body) {
        RejectionReason reason = refused.fault().reason();
        boolean told = isWritten(reason, origin);
        if (reason == RejectionReason.BODY_INCOMPLETE) {
            request.setAttribute(QuietResponse.NOBODY_THERE, true);
        }
        Response.ResponseBuilder response = response(
                (told ? refused : new XdrOutcome.Refused(XdrFault.unavailable(), refused.messageId())).answer());
        return (rest.isReadable(body, reason) ? response : response.header("Connection", "close")).build();
    }

    /** Whether the refusal is in the audit; it is told to nobody otherwise. */
    private boolean isWritten(RejectionReason reason, RequestOrigin origin) {
        return decisions.refuse(Refusal.of(reason), Subject.of(caller.get()), origin)
                        instanceof Authentication.Refused same
                && same.refusal().reason() == reason;
    }

    private static Response.ResponseBuilder response(XdrAnswer answer) {
        Response.ResponseBuilder response =
                Response.status(answer.status()).type(answer.contentType()).entity(answer.bytes());
        return answer.retryAfter().isEmpty() ? response : response.header(HttpHeaders.RETRY_AFTER, answer.retryAfter());
    }
}
