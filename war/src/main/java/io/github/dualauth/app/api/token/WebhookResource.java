package io.github.dualauth.app.api.token;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;

import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.ApiFault;
import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.app.envelope.EnvelopeFormat;
import io.github.dualauth.app.envelope.ListRequest;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.webhook.DeadLetter;
import io.github.dualauth.core.webhook.WebhookConfiguration;
import io.github.dualauth.core.webhook.WebhookInfo;
import io.github.dualauth.core.webhook.WebhookSender;
import io.github.dualauth.core.webhook.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.URISyntaxException;

/** Where an application wants its webhooks, and what could not be delivered. */
@Path("/io")
@Produces(MediaType.APPLICATION_JSON)
@RefusalsAs(EnvelopeFormat.class)
@Authenticated(modes = APPLICATION, level = AuthenticationLevel.APPLICATION)
@ApplicationScoped
public class WebhookResource {

    @Inject
    private Webhooks webhooks;

    @Inject
    private WebhookConfiguration configuration;

    @Inject
    private WebhookSender sender;

    @Inject
    private CurrentCaller caller;

    /** Sets the target, and makes a new secret, which is in this answer and never again. */
    @POST
    @Path("WebhookSet")
    public JsonObject webhookSet(ApiRequest request) {
        URI url = url(request);
        String id = caller.get().applicationId();
        try (Secret secret = webhooks.set(id, url)) {
            return Envelope.payload()
                    .add("webhook", webhook(webhooks.find(id).orElseThrow(WebhookResource::unknown)))
                    .add("webhookSecret", String.valueOf(secret.toCharArray()))
                    .build();
        }
    }

    /** The target. */
    @POST
    @Path("WebhookGet")
    public JsonObject webhookGet(ApiRequest request) {
        WebhookInfo info = webhooks.find(caller.get().applicationId()).orElseThrow(WebhookResource::unknown);
        return Envelope.payload().add("webhook", webhook(info)).build();
    }

    /** Ends webhooks, and forgets those that wait and those that died. */
    @POST
    @Path("WebhookDelete")
    public JsonObject webhookDelete(ApiRequest request) {
        if (!webhooks.delete(caller.get().applicationId())) {
            throw unknown();
        }
        return Envelope.ok();
    }

    /** What was tried as often as configured, page by page. */
    @POST
    @Path("WebhookDeadLetterList")
    public JsonObject webhookDeadLetterList(ApiRequest request) {
        ListRequest list = ListRequest.of(request);
        return ListRequest.answer(
                "webhookDeadLetterList",
                webhooks.deadLetters(caller.get().applicationId(), list.after(), list.limit()),
                WebhookResource::letter);
    }

    /** Tries a dead letter again, from the beginning. */
    @POST
    @Path("WebhookRetry")
    public JsonObject webhookRetry(ApiRequest request) {
        String id = request.required("deliveryId", ApiRequest.MAX_ID);
        request.refuseFaults();
        if (!webhooks.retry(caller.get().applicationId(), id)) {
            throw new ApiFault(ApiCode.WEBHOOK_DELIVERY_UNKNOWN);
        }
        sender.wake();
        return Envelope.ok();
    }

    private URI url(ApiRequest request) {
        String text = request.required("url", ApiRequest.MAX_TEXT);
        request.refuseFaults();
        try {
            URI url = new URI(text);
            configuration.target().fault(url).ifPresent(fault -> request.fault("url", fault));
            request.refuseFaults();
            return url;
        } catch (URISyntaxException e) {
            throw new ApiFault(ApiCode.VALIDATION, "url: is no URL");
        }
    }

    private static ApiFault unknown() {
        return new ApiFault(ApiCode.WEBHOOK_UNKNOWN);
    }

    private static JsonObjectBuilder webhook(WebhookInfo info) {
        return Envelope.object()
                .add("url", info.url().toString())
                .add("set", info.set().toString());
    }

    private static JsonObjectBuilder letter(DeadLetter letter) {
        return Envelope.object()
                .add("deliveryId", letter.id())
                .add("event", letter.event())
                .add("created", letter.created().toString())
                .add("died", letter.died().toString())
                .add("attempts", letter.attempts())
                .add("failure", letter.failure());
    }
}
