@NullMarked
package io.vivenuoperator.load.program;

import org.jspecify.annotations.NullMarked;
