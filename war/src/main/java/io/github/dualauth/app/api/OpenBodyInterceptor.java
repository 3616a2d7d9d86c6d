package io.github.dualauth.app.api;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.body.BodyLimits;
import io.github.dualauth.core.body.BodyRefusedException;
import io.github.dualauth.core.body.CredentialBody;
import io.github.dualauth.core.body.Extraction;
import io.github.dualauth.core.http.CurrentCaller;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;

/** Reads the bodies of methods without authentication as strictly as the others, and takes the passwords out as well. */
@Provider
public class OpenBodyInterceptor implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        // With a caller, the body has been read for credentials already, and is watched.
        if (context.getProperty(CurrentCaller.PROPERTY) == null) {
            context.setInputStream(watched(context.getInputStream(), context.getMediaType()));
        }
        try {
            return context.proceed();
        } catch (BodyRefusedException e) {
            throw fault(e.refusal());
        }
    }

    private static InputStream watched(InputStream body, MediaType media) {
        if (!MediaType.APPLICATION_JSON_TYPE.isCompatible(media)) {
            throw fault(Refusal.of(RejectionReason.CONTENT_TYPE_UNSUPPORTED));
        }
        Extraction extraction = CredentialBody.extract(body, BodyLimits.defaults());
        if (extraction instanceof Extraction.Refused refused) {
            throw fault(refused.refusal());
        }
        if (extraction instanceof Extraction.Found found) {
            found.credential().secret().close();
            return found.body();
        }
        return ((Extraction.Absent) extraction).body();
    }

    private static ApiFault fault(Refusal refusal) {
        return refusal.reason().kind() == RejectionReason.Kind.TOO_LARGE
                ? new ApiFault(ApiCode.TOO_LARGE)
                : new ApiFault(ApiCode.BAD_REQUEST, EnvelopeFormat.detail(refusal));
    }
}
