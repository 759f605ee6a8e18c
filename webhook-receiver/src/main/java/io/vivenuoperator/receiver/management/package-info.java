/** The port for the cluster's own eyes: health, metrics and the loaded registry. */
@NullMarked
package io.vivenuoperator.receiver.management;

import org.jspecify.annotations.NullMarked;
