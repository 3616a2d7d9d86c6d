package io.github.dualauth.core;

import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.token.SignedToken;
import java.util.Optional;

/** A device at a site, with the account that the site is; its principal name is the device ID. It is no user. */
public final class DeviceCaller extends AuthenticatedCaller {

    private static final long serialVersionUID = 1L;

    private final String siteId;

    DeviceCaller(VerifiedDevice device, Account account, Optional<SignedToken> token) {
        super(device.deviceId(), device.applicationId(), new Acting(Optional.of(account), Optional.empty()), token);
        this.siteId = device.siteId();
    }

    @Override
    public AuthenticationMode mode() {
        return AuthenticationMode.DEVICE;
    }

    /** The site that the device is at: the account's name outside of its application. */
    public String siteId() {
        return siteId;
    }
}
