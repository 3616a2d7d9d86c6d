package io.github.dualauth.individual.device;

import io.github.dualauth.core.BearerToken;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestAccounts;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.token.KeyPlan;
import io.github.dualauth.core.token.SignedTokens;
import io.github.dualauth.core.token.SigningKeys;
import io.github.dualauth.core.token.TokenReading;
import io.github.dualauth.core.webhook.WebhookOutbox;
import io.github.dualauth.individual.LoginRegistry;
import java.time.Duration;

/** One node with sites, devices and tokens; several of them may share a database. */
final class TestDevices {

    static final String ISSUER = "https://auth.example";
    static final Duration LIFE = Duration.ofMinutes(15);
    static final int LIVE = 2;
    static final DeviceConfiguration LIMITS = new DeviceConfiguration(LIFE, LIVE, 3);

    private final Database database;
    private final MutableClock clock;
    private final SigningKeys keys;
    private final SignedTokens tokens;
    private final AccountDirectory accounts;
    private final Devices devices;
    private final Sites sites;
    private final DesktopTokens desktop;
    private final DeviceTokenVerifier verifier;

    TestDevices(TestDatabase kind, RowCaches caches, MutableClock clock, SecretBox box) {
        this.clock = clock;
        database = kind.shared(AccountDirectory.SCHEMA, LoginRegistry.SCHEMA);
        keys = new SigningKeys(
                new SigningKeys.Store(database, box),
                caches,
                new KeyPlan(Duration.ofDays(90), Duration.ofDays(1)),
                clock);
        tokens = new SignedTokens(1000, clock);
        accounts = new AccountDirectory(database, caches, clock);
        devices = new Devices(database, new WebhookOutbox(clock), caches, clock);
        sites = new Sites(database, devices, caches, clock);
        desktop = new DesktopTokens(
                new DesktopTokens.Rows(devices, sites, accounts),
                keys,
                new DesktopTokens.Settings(ISSUER, LIMITS),
                clock);
        verifier = new DeviceTokenVerifier(new DeviceTokenVerifier.Trust(ISSUER, keys, tokens), sites, devices);
    }

    TestAccounts stored(RowCaches caches) {
        return new TestAccounts(database, accounts, new UserDirectory(accounts));
    }

    TokenRequest asked(Account account, String deviceId) {
        return new TokenRequest(
                account.applicationId(), sites.find(account).orElseThrow().id(), deviceId);
    }

    /** A new token, as text. */
    String token(TokenRequest asked) {
        TokenOutcome.Issued issued = (TokenOutcome.Issued) desktop.issue(asked);
        return String.valueOf(issued.accessToken().toCharArray());
    }

    /** The token as its device would send it. */
    BearerToken presented(String token, TokenRequest asked) {
        return presented(token, asked.deviceId(), asked.siteId());
    }

    BearerToken presented(String token, String deviceId, String siteId) {
        TokenReading.Read read = (TokenReading.Read) tokens.read(token);
        return new BearerToken(Secret.of(token), read.token(), deviceId, siteId, "", "");
    }

    Database database() {
        return database;
    }

    MutableClock clock() {
        return clock;
    }

    SigningKeys keys() {
        return keys;
    }

    SignedTokens tokens() {
        return tokens;
    }

    AccountDirectory accounts() {
        return accounts;
    }

    Devices devices() {
        return devices;
    }

    Sites sites() {
        return sites;
    }

    DesktopTokens desktop() {
        return desktop;
    }

    DeviceTokenVerifier verifier() {
        return verifier;
    }
}
