@NullMarked
package io.vivenuoperator.receiver.source;

import org.jspecify.annotations.NullMarked;
