package io.vivenuoperator.operator.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalAdviceTest {
    /** Messages of kube-apiserver 1.34 and the kubelet. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pods \"p\" is forbidden: failed quota: q: must specify limits.cpu for: poller|LimitRange",
                "pods \"p\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1|Raise",
                "pods \"p\" is forbidden: violates PodSecurity \"restricted:latest\": runAsNonRoot != true|pod-security",
                "pods \"p\" is forbidden: error looking up service account t/v: serviceaccount \"v\" not found|Create the ServiceAccount",
                "pods \"p\" is forbidden: maximum cpu usage per Container is 100m, but limit is 200m|LimitRange",
                "admission webhook \"v.example.com\" denied the request: no|admission webhook",
                "Internal error occurred: failed calling webhook \"v.example.com\": timeout|repair or remove",
                "pods \"p\" is forbidden: ValidatingAdmissionPolicy 'x' with binding 'y' denied request: no|admission policy",
                "jobs.batch \"j\" is forbidden: unable to create new content in namespace t because it is being terminated|being deleted",
                "secrets is forbidden: User \"system:serviceaccount:t:vivenu-controller\" cannot create resource \"secrets\" in API group \"\"|Restore the controller's rights",
                "ImagePullBackOff (registry.local/poller:1)|image.pullSecrets",
                "CreateContainerConfigError (couldn't find key url in Secret t/db)|Create that Secret"
            })
    void isGivenOnWhatIsKnown(String words, String advice) {
        assertThat(RefusalAdvice.on(words)).contains(advice).endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({"etcdserver: request timed out", "''"})
    void isNotMadeUp(String words) {
        assertThat(RefusalAdvice.on(words)).isEmpty();
    }
}
