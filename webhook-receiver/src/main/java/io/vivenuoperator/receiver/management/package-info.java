/** What the controller asks on the port for the cluster. */
@NullMarked
package io.vivenuoperator.receiver.management;

import org.jspecify.annotations.NullMarked;
