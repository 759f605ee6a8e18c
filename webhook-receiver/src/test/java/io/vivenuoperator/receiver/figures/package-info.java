@NullMarked
package io.vivenuoperator.receiver.figures;

import org.jspecify.annotations.NullMarked;
