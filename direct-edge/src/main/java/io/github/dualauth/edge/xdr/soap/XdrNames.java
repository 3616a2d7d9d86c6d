package io.github.dualauth.edge.xdr.soap;

/** The names of the protocols: SOAP 1.2, WS-Addressing 1.0, XOP, ITI-41 and the Direct edge's own. */
public final class XdrNames {

    /** SOAP 1.2. */
    public static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";

    static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String WSA = "http://www.w3.org/2005/08/addressing";
    /** The address of whoever is on the connection. */
    public static final String ANONYMOUS = WSA + "/anonymous";
    /** The action of a fault. */
    public static final String FAULT_ACTION = WSA + "/soap/fault";

    static final String XOP = "http://www.w3.org/2004/08/xop/include";
    static final String XINCLUDE = "http://www.w3.org/2001/XInclude";

    static final String DIRECT = "urn:direct:addressing";
    static final String DESTINATION = "urn:direct:addressing:destination";

    static final String XDS = "urn:ihe:iti:xds-b:2007";
    static final String LCM = "urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0";
    /** Metadata of registries (ebRIM 3.0). */
    public static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";
    /** The answers of registries (ebRS 3.0). */
    public static final String RS = "urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0";
    /** The status of a RegistryResponse. */
    public static final String SUCCESS = "urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success";

    /** The status of one that tells of errors. */
    public static final String FAILURE = "urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Failure";

    /** The severity of an error. */
    public static final String ERROR = "urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error";

    /** XDSSubmissionSet.uniqueId (ITI TF-3, 4.2.3.3.12). */
    public static final String UNIQUE_ID = "urn:uuid:96fdda7c-d067-4183-912e-5ee74998a8a8";

    /** The action of ITI-41. */
    public static final String ACTION = "urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b";
    /** The action of its answer. */
    public static final String RESPONSE_ACTION = ACTION + "Response";

    /** The subcodes of ours. */
    public static final String DUALAUTH = "urn:io.github.dualauth:direct";

    private XdrNames() {}
}
