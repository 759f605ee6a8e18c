/** K3s in a container, for machines with a Docker engine. */
@NullMarked
package io.vivenuoperator.dev.k3s;

import org.jspecify.annotations.NullMarked;
