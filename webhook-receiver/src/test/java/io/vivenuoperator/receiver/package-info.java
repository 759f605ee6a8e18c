@NullMarked
package io.vivenuoperator.receiver;

import org.jspecify.annotations.NullMarked;
