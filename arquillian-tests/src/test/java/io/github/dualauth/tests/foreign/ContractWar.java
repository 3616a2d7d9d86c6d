package io.github.dualauth.tests.foreign;

import io.github.dualauth.tests.foreign.contract.ContractApplication;
import io.github.dualauth.tests.foreign.contract.ContractData;
import io.github.dualauth.tests.harness.Caller;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A WAR that uses all there is to use, and its callers; the tests against it come in several interfaces. */
interface ContractWar {

    /** Its first application, an administrator. */
    Caller ADMINISTRATOR = Caller.application(ForeignWar.APPLICATION_ID, ForeignWar.APPLICATION_PASSWORD);

    /** Another application, with another role. */
    Caller CLERK = Caller.application(ContractData.CLERK, ContractData.CLERK_PASSWORD);

    /** A person. */
    Caller ANN = Caller.individual("ann@open", ContractData.LOGIN_PASSWORD);

    /** Another person. */
    Caller BOB = Caller.individual("bob@open", ContractData.LOGIN_PASSWORD);

    /** Where it is deployed. */
    URL base();

    /** A connection to it. */
    default ForeignClient client() {
        return ForeignClient.of(base());
    }

    /** The WAR, with these keys beside the usual ones. */
    static WebArchive war(Map<String, String> keys) {
        Map<String, String> all = new HashMap<>(keys);
        all.putAll(ForeignWar.bootstrap());
        all.put("dualauth.data-source", ContractApplication.DATA_SOURCE);
        return ForeignWar.configured(ForeignWar.both("contract"), all)
                .addPackage(ContractApplication.class.getPackage());
    }
}
