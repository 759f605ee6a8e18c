@NullMarked
package io.vivenuoperator.e2e.look;

import org.jspecify.annotations.NullMarked;
