package io.github.dualauth.individual.device;

import io.github.dualauth.core.BearerToken;
import io.github.dualauth.core.DeviceVerifier;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedDevice;
import io.github.dualauth.core.token.SignedToken;
import io.github.dualauth.core.token.SignedTokens;
import io.github.dualauth.core.token.SigningKeys;
import io.github.dualauth.core.token.TokenKey;
import java.util.Optional;
import java.util.Set;

/**
 * Vouches for a device that has a desktop token of its own: signed here, sent with its own {@code DeviceId}, for a site
 * that is still paired, and still among its live ones.
 */
public final class DeviceTokenVerifier implements DeviceVerifier {

    /** Only of a token with a right signature is it known that it was made for its device. */
    private static final Set<RejectionReason> SIGNED =
            Set.of(RejectionReason.TOKEN_EXPIRED, RejectionReason.TOKEN_NOT_YET_VALID);

    private final Trust trust;
    private final Sites sites;
    private final Devices devices;

    /** Looks sites and devices up. */
    public DeviceTokenVerifier(Trust trust, Sites sites, Devices devices) {
        this.trust = trust;
        this.sites = sites;
        this.devices = devices;
    }

    /**
     * Whose tokens are taken.
     *
     * @param issuer this deployment
     * @param keys its keys
     * @param tokens what was verified already
     */
    public record Trust(String issuer, SigningKeys keys, SignedTokens tokens) {}

    @Override
    public boolean accepts(PresentedCredential credential) {
        return credential instanceof BearerToken bearer
                && DesktopTokens.TYPE.equals(bearer.token().type())
                && trust.issuer().equals(bearer.token().issuer());
    }

    /** Nothing: anybody can send a device's name. */
    @Override
    public String countedId(PresentedCredential credential) {
        return "";
    }

    /** Nobody guesses a signature. */
    @Override
    public boolean countsFailures() {
        return false;
    }

    @Override
    public Verification<VerifiedDevice> verify(PresentedCredential credential) {
        BearerToken bearer = (BearerToken) credential;
        SignedToken token = bearer.token();
        Optional<TokenKey> key = trust.keys().find(DesktopTokens.PURPOSE, token.keyId());
        if (key.isEmpty()) {
            return rejected(RejectionReason.TOKEN_KEY_UNKNOWN, "");
        }
        Optional<RejectionReason> fault = trust.tokens().verify(token, key.get(), DesktopTokens.RULES);
        if (fault.isPresent()) {
            return rejected(fault.get(), SIGNED.contains(fault.get()) ? token.subject() : "");
        }
        String siteId = token.text(DesktopTokens.SITE);
        if (siteId.isEmpty() || token.text(DesktopTokens.APPLICATION).isEmpty()) {
            return rejected(RejectionReason.TOKEN_CLAIM_MISSING, token.subject());
        }
        if (!bearer.deviceId().equals(token.subject())) {
            return rejected(RejectionReason.DEVICE_TOKEN_STOLEN, token.subject());
        }
        return bearer.siteId().isEmpty() || bearer.siteId().equals(siteId)
                ? known(token, siteId)
                : rejected(RejectionReason.SITE_WRONG, token.subject());
    }

    /** The token is right; whether it still counts. */
    private Verification<VerifiedDevice> known(SignedToken token, String siteId) {
        String applicationId = token.text(DesktopTokens.APPLICATION);
        Optional<Site> site = sites.find(siteId).filter(one -> one.isPairedWith(applicationId));
        if (site.isEmpty()) {
            return rejected(RejectionReason.SITE_NOT_PAIRED, token.subject());
        }
        Optional<StoredDevice> device = device(token, siteId).filter(one -> one.mayUse(token.id()));
        if (device.isEmpty()) {
            return rejected(RejectionReason.DEVICE_REVOKED, token.subject());
        }
        devices.seen(device.get().id());
        return new Verification.Verified<>(new VerifiedDevice(
                token.subject(), siteId, applicationId, site.get().accountId()));
    }

    /** A token that is newer than what is remembered may come from another node: then the database has the last word. */
    private Optional<StoredDevice> device(SignedToken token, String siteId) {
        Optional<StoredDevice> device = devices.find(siteId, token.subject());
        boolean behind = device.isEmpty()
                || (!device.get().revoked()
                        && !device.get().mayUse(token.id())
                        && device.get().isOlderThan(((Number) token.claims().get("iat")).longValue()));
        return behind ? devices.findAnew(siteId, token.subject()) : device;
    }

    private static Verification<VerifiedDevice> rejected(RejectionReason reason, String known) {
        return new Verification.Rejected<>(reason, known);
    }
}
