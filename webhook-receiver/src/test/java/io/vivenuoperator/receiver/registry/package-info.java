@NullMarked
package io.vivenuoperator.receiver.registry;

import org.jspecify.annotations.NullMarked;
