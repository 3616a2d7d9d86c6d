package io.github.dualauth.app.api;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;
import static io.github.dualauth.core.CredentialKind.PASSWORD;

import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.ApiFault;
import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.app.envelope.EnvelopeFormat;
import io.github.dualauth.app.envelope.ListRequest;
import io.github.dualauth.application.Application;
import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.application.IssuedPassword;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import io.github.dualauth.individual.device.Devices;
import io.github.dualauth.individual.session.Sessions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/** The applications of the deployment, for administrators. */
@Path("/io")
@Produces(MediaType.APPLICATION_JSON)
@RefusalsAs(EnvelopeFormat.class)
@Authenticated(modes = APPLICATION, level = AuthenticationLevel.APPLICATION, credentials = PASSWORD)
@RolesAllowed(Application.ADMINISTRATOR)
@ApplicationScoped
public class ApplicationResource {

    private static final int LONGEST_OVERLAP = (int) Duration.ofDays(90).toSeconds();

    @Inject
    private ApplicationRegistry registry;

    @Inject
    private Sessions sessions;

    @Inject
    private Devices devices;

    @Inject
    private CurrentCaller caller;

    /** Registers an application; its password is in this answer and never again. */
    @POST
    @Path("ApplicationCreate")
    public JsonObject applicationCreate(ApiRequest request) {
        String id = request.text("applicationId", ApiRequest.MAX_ID);
        String name = request.required("name", ApiRequest.MAX_ID);
        Set<String> roles = request.texts("roles");
        if (!id.isEmpty() && !Application.isApplicationId(id)) {
            request.fault("applicationId", "must be 1 to 64 letters, digits, dots, dashes or underscores");
        }
        if (!Set.of(Application.ADMINISTRATOR).containsAll(roles)) {
            request.fault("roles", "must be administrator or nothing");
        }
        request.refuseFaults();
        String newId = id.isEmpty() ? UUID.randomUUID().toString() : id;
        return issued(registry.create(new Application(newId, name, roles, true))
                .orElseThrow(() -> new ApiFault(ApiCode.APPLICATION_EXISTS)));
    }

    /** All applications, page by page in the order of their IDs. */
    @POST
    @Path("ApplicationList")
    public JsonObject applicationList(ApiRequest request) {
        ListRequest list = ListRequest.of(request);
        return ListRequest.answer(
                "applicationList", registry.list(list.after(), list.limit()), ApplicationResource::application);
    }

    /**
     * Makes a new password, which is in this answer and never again. The old one is refused from the next call on, or
     * after {@code overlapSeconds}.
     */
    @POST
    @Path("ApplicationRotatePassword")
    public JsonObject applicationRotatePassword(ApiRequest request) {
        int overlap = request.integer("overlapSeconds", 0, LONGEST_OVERLAP);
        String id = applicationId(request);
        IssuedPassword rotated = registry.rotatePassword(id, Duration.ofSeconds(overlap))
                .orElseThrow(() -> new ApiFault(ApiCode.APPLICATION_UNKNOWN));
        if (overlap == 0) {
            sessions.endAllOfApplication(id);
        }
        return issued(rotated);
    }

    /** Refuses the application from the next call on. */
    @POST
    @Path("ApplicationSuspend")
    public JsonObject applicationSuspend(ApiRequest request) {
        String id = applicationId(request);
        if (id.equals(caller.get().applicationId())) {
            // Whoever locks themselves out at night finds nobody to let them in.
            throw new ApiFault(ApiCode.VALIDATION, "applicationId: an application cannot suspend itself");
        }
        JsonObject suspended = setActive(id, false);
        sessions.endAllOfApplication(id);
        devices.endAllOfApplication(id);
        return suspended;
    }

    /** Takes the application again. */
    @POST
    @Path("ApplicationResume")
    public JsonObject applicationResume(ApiRequest request) {
        return setActive(applicationId(request), true);
    }

    private JsonObject setActive(String id, boolean active) {
        Application application =
                registry.setActive(id, active).orElseThrow(() -> new ApiFault(ApiCode.APPLICATION_UNKNOWN));
        return Envelope.payload().add("application", application(application)).build();
    }

    private static String applicationId(ApiRequest request) {
        String id = request.required("applicationId", ApiRequest.MAX_ID);
        request.refuseFaults();
        return id;
    }

    private static JsonObject issued(IssuedPassword issued) {
        JsonObject answer = Envelope.payload()
                .add("application", application(issued.application()))
                .add("applicationPassword", String.valueOf(issued.password().toCharArray()))
                .build();
        issued.password().close();
        return answer;
    }

    private static JsonObjectBuilder application(Application application) {
        JsonArrayBuilder roles = Envelope.array();
        application.roles().stream().sorted().forEach(roles::add);
        return Envelope.object()
                .add("applicationId", application.id())
                .add("name", application.name())
                .add("roles", roles)
                .add("active", application.active());
    }
}
