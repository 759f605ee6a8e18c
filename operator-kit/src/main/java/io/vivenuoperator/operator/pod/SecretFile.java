package io.vivenuoperator.operator.pod;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;

/**
 * One value of a Secret, mounted as a file that only the container's user and group can read.
 *
 * @param volume the volume's name in the pod
 * @param secret in the pod's namespace
 * @param key the key of the value
 * @param directory the mount point; it holds nothing else
 */
public record SecretFile(String volume, String secret, String key, String directory, String file) {
    private static final int OWNER_AND_GROUP_READ = 0440;

    /** The file's path in the container. */
    public String path() {
        return directory + "/" + file;
    }

    VolumeMount mount() {
        return new VolumeMountBuilder()
                .withName(volume)
                .withMountPath(directory)
                .withReadOnly(true)
                .build();
    }

    Volume asVolume() {
        return new VolumeBuilder()
                .withName(volume)
                .withNewSecret()
                .withSecretName(secret)
                .withDefaultMode(OWNER_AND_GROUP_READ)
                .addNewItem()
                .withKey(key)
                .withPath(file)
                .endItem()
                .endSecret()
                .build();
    }
}
