package io.github.dualauth.edge.address;

import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.User;
import java.util.Optional;

/**
 * Who is to have an address.
 *
 * @param account the account
 * @param user one of its users; empty for the whole account
 */
public record AddressOwner(Account account, Optional<User> user) {}
