@NullMarked
package io.vivenuoperator.load.fault;

import org.jspecify.annotations.NullMarked;
