/** The regions and their signing keys, read from one file and reloaded when it changes. */
@NullMarked
package io.vivenuoperator.receiver.registry;

import org.jspecify.annotations.NullMarked;
