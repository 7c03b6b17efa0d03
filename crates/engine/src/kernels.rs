//! The operations that work row by row: each takes the operands' values for some rows and gives the results for the same rows.

use std::cmp::Ordering;

use num_traits::{CheckedDiv, Zero};

use cesuan_base::dim::Arithmetic;
use cesuan_base::money::{self, Exact, NarrowRounding, round_half_up};
use cesuan_policy::formula::{CompareOp, Logic};

use super::vector::{
    Fault, Integers, NARROW, Numbers, Operand, OperandPair, Quotient, Scalar, SharedCells, Vector, WIDE, refused,
    shared,
};

/// `a + b`, `a - b`, `a * b` or `a / b`. A row that divides by zero has an undefined quotient.
pub(super) fn arithmetic(operator: Arithmetic, left: &Vector, right: &Vector, rows: usize) -> Result<Vector, Fault> {
    let (Some(a), Some(b)) = (Operand::of(left), Operand::of(right)) else {
        return quotients(left, right, rows, |a, b| exact_arithmetic(operator, a, b));
    };
    match (operator, a, b) {
        (_, Operand::Same(a), Operand::Same(b)) => Ok(match exact_arithmetic(operator, a, b)? {
            Some(value) => Vector::Same(Scalar::Number(value)),
            None => Vector::Quotients(vec![Quotient::UNDEFINED; rows].into()),
        }),
        (Arithmetic::Add, ..) => {
            let pair = OperandPair::new(a, b, rows)?;
            let numbers = pair.numbers(pair.bound * 2, |a, b| a + b, |a, b| a + b)?;
            Ok(Vector::Numbers(numbers))
        }
        (Arithmetic::Subtract, ..) => {
            let pair = OperandPair::new(a, b, rows)?;
            let numbers = pair.numbers(pair.bound * 2, |a, b| a - b, |a, b| a - b)?;
            Ok(Vector::Numbers(numbers))
        }
        (Arithmetic::Multiply, Operand::Numbers(numbers), Operand::Same(factor))
        | (Arithmetic::Multiply, Operand::Same(factor), Operand::Numbers(numbers)) => {
            Ok(Vector::Numbers(numbers.times(factor)?))
        }
        (Arithmetic::Divide, Operand::Numbers(numbers), Operand::Same(divisor)) if !divisor.is_zero() => {
            Ok(Vector::Numbers(numbers.times(divisor.recip())?))
        }
        (Arithmetic::Multiply, ..) => product(a, b, rows),
        (Arithmetic::Divide, ..) => division(a, b, rows),
    }
}

/// One operation on exact numbers; `None` for a division by zero.
fn exact_arithmetic(operator: Arithmetic, a: Exact, b: Exact) -> Result<Option<Exact>, Fault> {
    if a.is_integer() && b.is_integer() && operator != Arithmetic::Divide {
        // Whole numbers need no common denominator.
        let (a, b) = (*a.numer(), *b.numer());
        let whole = match operator {
            Arithmetic::Add => a.checked_add(b),
            Arithmetic::Subtract => a.checked_sub(b),
            Arithmetic::Multiply | Arithmetic::Divide => a.checked_mul(b),
        };
        return whole.map(|whole| Some(Exact::from_integer(whole))).ok_or(Fault::Overflow);
    }
    let result = match operator {
        Arithmetic::Add => money::add(a, b),
        Arithmetic::Subtract => money::add(a, -b),
        Arithmetic::Multiply => money::multiply(a, b),
        Arithmetic::Divide if b.is_zero() => return Ok(None),
        Arithmetic::Divide => a.checked_div(&b),
    };
    result.map(Some).ok_or(Fault::Overflow)
}

/// Two columns multiplied row by row.
fn product(a: Operand<'_>, b: Operand<'_>, rows: usize) -> Result<Vector, Fault> {
    a.bound().checked_mul(b.bound()).ok_or(Fault::Overflow)?;
    let denominator = a.denominator().checked_mul(b.denominator()).ok_or(Fault::Overflow)?;
    let cells = (0..rows).map(|row| a.at(row) * b.at(row)).collect();
    Ok(Vector::Numbers(Numbers::of_wide(cells, denominator)?))
}

/// `a / b` row by row. Every row of the result has a denominator of its own.
fn division(a: Operand<'_>, b: Operand<'_>, rows: usize) -> Result<Vector, Fault> {
    a.bound().checked_mul(b.denominator()).ok_or(Fault::Overflow)?;
    b.bound().checked_mul(a.denominator()).ok_or(Fault::Overflow)?;
    let whole = a.denominator() == 1 && b.denominator() == 1;
    let divide = |row: usize| {
        let (a_row, b_row) = (a.at(row), b.at(row));
        let (numerator, denominator) =
            if whole { (a_row, b_row) } else { (a_row * b.denominator(), b_row * a.denominator()) };
        match denominator.cmp(&0) {
            Ordering::Greater => Quotient { numerator, denominator },
            Ordering::Equal => Quotient::UNDEFINED,
            Ordering::Less => Quotient { numerator: -numerator, denominator: -denominator },
        }
    };
    Ok(Vector::Quotients(shared((0..rows).map(divide))))
}

/// The number of one row as a quotient.
///
/// # Errors
/// If the vector holds no numbers.
pub(super) fn row_quotient(values: &Vector, row: usize) -> Result<Quotient, Fault> {
    match values {
        Vector::Same(Scalar::Number(value)) => Ok(Quotient::of(*value)),
        Vector::Numbers(numbers) => {
            let operand = Operand::Numbers(numbers);
            Ok(Quotient { numerator: operand.at(row), denominator: operand.denominator() })
        }
        Vector::Quotients(quotients) => Ok(quotients[row]),
        _ => Err(refused(&[values])),
    }
}

/// Applies an exact function row by row. Slow; used where a column holds quotients.
fn quotients(
    left: &Vector,
    right: &Vector,
    rows: usize,
    f: impl Fn(Exact, Exact) -> Result<Option<Exact>, Fault>,
) -> Result<Vector, Fault> {
    if is_absent(left) || is_absent(right) {
        return Ok(Vector::Same(Scalar::Absent));
    }
    let cells = (0..rows).map(|row| {
        let (a, b) = (row_quotient(left, row)?.exact(), row_quotient(right, row)?.exact());
        let (Some(a), Some(b)) = (a, b) else { return Ok(Quotient::UNDEFINED) };
        Ok(f(a, b)?.map_or(Quotient::UNDEFINED, Quotient::of))
    });
    Ok(Vector::Quotients(cells.collect::<Result<Vec<_>, Fault>>()?.into()))
}

fn is_absent(values: &Vector) -> bool {
    matches!(values, Vector::Same(Scalar::Absent))
}

/// `-a`
pub(super) fn negate(inner: &Vector, rows: usize) -> Result<Vector, Fault> {
    let minus_one = Vector::Same(Scalar::Number(Exact::from_integer(-1)));
    arithmetic(Arithmetic::Multiply, inner, &minus_one, rows)
}

/// The larger or smaller of two. `none` is no limit: the smaller of it and a number is the number, the larger is `none`.
pub(super) fn extreme(largest: bool, left: &Vector, right: &Vector, rows: usize) -> Result<Vector, Fault> {
    for (side, other) in [(left, right), (right, left)] {
        if is_absent(side) {
            return Ok(if largest { side.clone() } else { other.clone() });
        }
    }
    match (Operand::of(left), Operand::of(right)) {
        (Some(Operand::Same(a)), Some(Operand::Same(b))) => {
            Ok(Vector::Same(Scalar::Number(if largest { a.max(b) } else { a.min(b) })))
        }
        (Some(a), Some(b)) => {
            let pair = OperandPair::new(a, b, rows)?;
            let numbers = if largest {
                pair.numbers(pair.bound, std::cmp::max, std::cmp::max)?
            } else {
                pair.numbers(pair.bound, std::cmp::min, std::cmp::min)?
            };
            Ok(Vector::Numbers(numbers))
        }
        _ => quotients(left, right, rows, |a, b| Ok(Some(if largest { a.max(b) } else { a.min(b) }))),
    }
}

/// `a <= b` and the other comparisons. False in rows where either side is an undefined quotient.
pub(super) fn compare(operator: CompareOp, left: &Vector, right: &Vector, rows: usize) -> Result<Vector, Fault> {
    let flags: SharedCells<bool> = match (left, right) {
        (Vector::Same(a), Vector::Same(b)) => {
            let order = match (a, b) {
                (Scalar::Number(a), Scalar::Number(b)) => a.cmp(b),
                (Scalar::Option(a), Scalar::Option(b)) => a.cmp(b),
                (Scalar::Flag(a), Scalar::Flag(b)) => a.cmp(b),
                _ => return Err(refused(&[left, right])),
            };
            return Ok(Vector::Same(Scalar::Flag(operator.holds(order))));
        }
        (Vector::Options(a), Vector::Same(Scalar::Option(b)))
        | (Vector::Same(Scalar::Option(b)), Vector::Options(a)) => match operator {
            CompareOp::Equal => shared(a.iter().map(|a| a == b)),
            _ => shared(a.iter().map(|a| operator.holds(a.cmp(b)))),
        },
        (Vector::Options(a), Vector::Options(b)) => {
            shared(a.iter().zip(b.iter()).map(|(a, b)| operator.holds(a.cmp(b))))
        }
        (Vector::Flags(a), Vector::Same(Scalar::Flag(b))) | (Vector::Same(Scalar::Flag(b)), Vector::Flags(a)) => {
            shared(a.iter().map(|a| operator.holds(a.cmp(b))))
        }
        (Vector::Flags(a), Vector::Flags(b)) => shared(a.iter().zip(b.iter()).map(|(a, b)| operator.holds(a.cmp(b)))),
        _ => match (Operand::of(left), Operand::of(right)) {
            (Some(a), Some(b)) => {
                let pair = OperandPair::new(a, b, rows)?;
                match operator {
                    CompareOp::Less => pair.map(|a, b| a < b, |a, b| a < b),
                    CompareOp::LessOrEqual => pair.map(|a, b| a <= b, |a, b| a <= b),
                    CompareOp::Greater => pair.map(|a, b| a > b, |a, b| a > b),
                    CompareOp::GreaterOrEqual => pair.map(|a, b| a >= b, |a, b| a >= b),
                    CompareOp::Equal => pair.map(|a, b| a == b, |a, b| a == b),
                    CompareOp::NotEqual => pair.map(|a, b| a != b, |a, b| a != b),
                }
            }
            _ => compare_quotients(operator, left, right, rows)?,
        },
    };
    Ok(Vector::Flags(flags))
}

/// `a / b <= c` and the other comparisons, by multiplication instead of division. False in rows where `b` is zero.
pub(super) fn compare_ratio(operator: CompareOp, values: [&Vector; 3], rows: usize) -> Result<Vector, Fault> {
    let [dividend, divisor, bound] = values;
    let quotients = || {
        let ratio = arithmetic(Arithmetic::Divide, dividend, divisor, rows)?;
        compare(operator, &ratio, bound, rows)
    };
    let operands = Operand::of(dividend).zip(Operand::of(divisor)).zip(Operand::of(bound));
    let Some(((a, b), c)) = operands else { return quotients() };
    // Both sides multiplied by all denominators: compares `a x factors.0` with `b x c x factors.1`.
    let factors = b.denominator().checked_mul(c.denominator()).zip(Some(a.denominator()));
    let Some(factors) = factors else { return quotients() };
    let products = a.bound().checked_mul(factors.0).zip(b.bound().checked_mul(c.bound()));
    let bounds = products.and_then(|(left, right)| Some(left.max(right.checked_mul(factors.1)?)));
    let Some(most) = bounds.filter(|most| *most <= WIDE) else { return quotients() };
    let holds = |left: Ordering, divisor: Ordering| match divisor {
        Ordering::Greater => operator.holds(left),
        Ordering::Less => operator.holds(left.reverse()),
        Ordering::Equal => false,
    };
    let narrow = a.side().zip(b.side()).zip(c.side()).filter(|_| most <= NARROW);
    let factors_narrow = i64::try_from(factors.0).ok().zip(i64::try_from(factors.1).ok());
    let flags: SharedCells<bool> = match narrow.zip(factors_narrow) {
        Some((((a, b), c), (f, g))) => shared((0..rows).map(|row| {
            let divisor = b.at(row);
            holds((a.at(row) * f).cmp(&(divisor * c.at(row) * g)), divisor.cmp(&0))
        })),
        None => shared((0..rows).map(|row| {
            let divisor = b.at(row);
            holds((a.at(row) * factors.0).cmp(&(divisor * c.at(row) * factors.1)), divisor.cmp(&0))
        })),
    };
    let same = values.iter().all(|values| values.scalar().is_some());
    Ok(match flags.first() {
        Some(flag) if same => Vector::Same(Scalar::Flag(*flag)),
        _ => Vector::Flags(flags),
    })
}

/// Compares quotients by cross-multiplication, without dividing.
fn compare_quotients(
    operator: CompareOp,
    left: &Vector,
    right: &Vector,
    rows: usize,
) -> Result<SharedCells<bool>, Fault> {
    let flags = (0..rows).map(|row| {
        let (a, b) = (row_quotient(left, row)?, row_quotient(right, row)?);
        if a.denominator == 0 || b.denominator == 0 {
            return Ok(false);
        }
        let products = times(a.numerator, b.denominator).zip(times(b.numerator, a.denominator));
        let (x, y) = products.ok_or(Fault::Overflow)?;
        Ok(operator.holds(x.cmp(&y)))
    });
    Ok(flags.collect::<Result<Vec<_>, Fault>>()?.into())
}

/// `a x b`; `None` beyond 128 bits. Most factors fit 64 bits, for which one multiplication suffices.
fn times(a: i128, b: i128) -> Option<i128> {
    match (i64::try_from(a), i64::try_from(b)) {
        (Ok(a), Ok(b)) => Some(i128::from(a) * i128::from(b)),
        _ => a.checked_mul(b),
    }
}

/// `a in b`
pub(super) fn contains(item: &Vector, set: &Vector) -> Result<Vector, Fault> {
    let Vector::Same(Scalar::Set(set)) = set else { return Err(refused(&[item, set])) };
    match item {
        Vector::Same(Scalar::Option(option)) => Ok(Vector::Same(Scalar::Flag(set.contains(option)))),
        Vector::Options(options) => {
            let mut member = [false; 1 << u8::BITS];
            let small = set.iter().all(|option| usize::from(*option) < member.len());
            if !small {
                return Ok(Vector::Flags(shared(options.iter().map(|option| set.contains(option)))));
            }
            set.iter().for_each(|option| member[usize::from(*option)] = true);
            let holds = |option: &u16| u8::try_from(*option).is_ok_and(|option| member[usize::from(option)]);
            Ok(Vector::Flags(shared(options.iter().map(holds))))
        }
        _ => Err(refused(&[item])),
    }
}

/// `not a`
pub(super) fn not(inner: &Vector) -> Result<Vector, Fault> {
    match inner {
        Vector::Same(Scalar::Flag(flag)) => Ok(Vector::Same(Scalar::Flag(!flag))),
        Vector::Flags(flags) => Ok(Vector::Flags(shared(flags.iter().map(|flag| !flag)))),
        _ => Err(refused(&[inner])),
    }
}

/// `a and b`, `a or b`
pub(super) fn logic(operator: Logic, left: &Vector, right: &Vector) -> Result<Vector, Fault> {
    let decides = operator == Logic::Or;
    match (left, right) {
        (Vector::Same(Scalar::Flag(flag)), other) | (other, Vector::Same(Scalar::Flag(flag))) => {
            Ok(if *flag == decides { Vector::Same(Scalar::Flag(decides)) } else { other.clone() })
        }
        (Vector::Flags(a), Vector::Flags(b)) => Ok(Vector::Flags(match operator {
            Logic::And => shared(a.iter().zip(b.iter()).map(|(a, b)| *a & *b)),
            Logic::Or => shared(a.iter().zip(b.iter()).map(|(a, b)| *a | *b)),
        })),
        _ => Err(refused(&[left, right])),
    }
}

/// `if a then b else c`
pub(super) fn choose(condition: &Vector, then: &Vector, otherwise: &Vector) -> Result<Vector, Fault> {
    let condition = match condition {
        Vector::Same(Scalar::Flag(flag)) => return Ok(if *flag { then.clone() } else { otherwise.clone() }),
        Vector::Flags(flags) => flags,
        _ => return Err(refused(&[condition])),
    };
    let rows = condition.len();
    if let (Some(a), Some(b)) = (Operand::of(then), Operand::of(otherwise)) {
        return Ok(Vector::Numbers(OperandPair::new(a, b, rows)?.either(condition)));
    }
    let flag = |values: &Vector, row: usize| match values {
        Vector::Same(Scalar::Flag(flag)) => Some(*flag),
        Vector::Flags(flags) => Some(flags[row]),
        _ => None,
    };
    let option = |values: &Vector, row: usize| match values {
        Vector::Same(Scalar::Option(option)) => Some(*option),
        Vector::Options(options) => Some(options[row]),
        _ => None,
    };
    let branch = |row: usize| if condition[row] { then } else { otherwise };
    if let Some(flags) = (0..rows).map(|row| flag(branch(row), row)).collect::<Option<Vec<_>>>() {
        return Ok(Vector::Flags(flags.into()));
    }
    if let Some(options) = (0..rows).map(|row| option(branch(row), row)).collect::<Option<Vec<_>>>() {
        return Ok(Vector::Options(options.into()));
    }
    let cells = (0..rows).map(|row| row_quotient(branch(row), row)).collect::<Result<Vec<_>, _>>()?;
    Ok(Vector::Quotients(cells.into()))
}

/// The lines of a measure in fen: where the condition holds, the amount, but at most the cap, rounded to whole fen; elsewhere
/// 0.
pub(super) fn lines(condition: &Vector, amount: &Vector, cap: Option<&Vector>, rows: usize) -> Result<Vector, Fault> {
    let capped = match cap {
        Some(cap) => &extreme(false, amount, cap, rows)?,
        None => amount,
    };
    match (condition, capped) {
        (Vector::Same(Scalar::Flag(false)), _) => return Ok(Vector::Same(Scalar::Number(Exact::zero()))),
        (Vector::Same(Scalar::Flag(true)), Vector::Same(Scalar::Number(amount))) => {
            let fen = round_half_up(*amount.numer(), *amount.denom());
            i64::try_from(fen).map_err(|_| Fault::Overflow)?;
            return Ok(Vector::Same(Scalar::Number(Exact::from_integer(fen))));
        }
        _ => {}
    }
    if let (Vector::Numbers(numbers), Vector::Same(Scalar::Flag(true))) = (capped, condition)
        && numbers.denominator == 1
        && matches!(numbers.column, Integers::Narrow(_))
    {
        // Whole fen already.
        return Ok(capped.clone());
    }
    if let Vector::Numbers(Numbers { column: Integers::Narrow(cells), denominator, bound }) = capped
        && let Some(rounding) = NarrowRounding::of(*denominator, *bound)
    {
        let fen: Option<SharedCells<i64>> = match condition {
            Vector::Same(Scalar::Flag(true)) => Some(shared(cells.iter().map(|cell| rounding.round(*cell)))),
            Vector::Flags(flags) => {
                let line = |(flag, cell): (&bool, &i64)| if *flag { rounding.round(*cell) } else { 0 };
                Some(shared(flags.iter().zip(cells.iter()).map(line)))
            }
            _ => None,
        };
        if let Some(fen) = fen {
            return Ok(Vector::Numbers(Numbers::of_cells(fen)));
        }
    }
    let mut fen = Vec::with_capacity(rows);
    for row in 0..rows {
        if !flag(condition, row)? {
            fen.push(0);
            continue;
        }
        let Quotient { numerator, denominator } = row_quotient(capped, row)?;
        if denominator == 0 {
            return Err(Fault::DividedByZero { row });
        }
        fen.push(i64::try_from(round_half_up(numerator, denominator)).map_err(|_| Fault::Overflow)?);
    }
    Ok(Vector::Numbers(Numbers::of_cells(fen)))
}

/// For each row, whether `lines[own]` gives way to another line: a larger one, or an equal one that is not zero and stands
/// before it.
pub(super) fn gives_way(lines: &[&Vector], own: usize, rows: usize) -> Result<Vector, Fault> {
    let operands = lines.iter().map(|line| Operand::of(line).ok_or_else(|| refused(&[line])));
    let lines = operands.collect::<Result<Vec<_>, _>>()?;
    let gives_way = |row: usize| {
        let mine = lines[own].at(row);
        // A line that asks for money back is no award among others.
        if mine < 0 {
            return false;
        }
        let larger = |(other, line): (usize, &Operand<'_>)| {
            let theirs = line.at(row);
            theirs > mine || (other < own && theirs == mine && mine > 0)
        };
        lines.iter().enumerate().any(larger)
    };
    Ok(match rows {
        1 => Vector::Same(Scalar::Flag(gives_way(0))),
        _ => Vector::Flags(shared((0..rows).map(gives_way))),
    })
}

/// The line where `dropped` is false; elsewhere 0.
pub(super) fn kept(line: &Vector, dropped: &Vector) -> Result<Vector, Fault> {
    choose(dropped, &Vector::Same(Scalar::Number(Exact::zero())), line)
}

/// The cells of a vector of whole numbers in 64 bits; empty for any other vector.
pub(super) fn fen(values: &Vector) -> &[i64] {
    match values {
        Vector::Numbers(Numbers { column: Integers::Narrow(cells), .. }) => cells,
        _ => &[],
    }
}

/// The flag of a row.
///
/// # Errors
/// If the vector holds no flags.
pub(super) fn flag(values: &Vector, row: usize) -> Result<bool, Fault> {
    match values {
        Vector::Same(Scalar::Flag(flag)) => Ok(*flag),
        Vector::Flags(flags) => Ok(flags[row]),
        _ => Err(refused(&[values])),
    }
}

/// The exact sum of a vector's `rows` numbers.
///
/// # Errors
/// If a number is undefined, or the sum leaves 128 bits.
pub(super) fn sum(column: &Vector, rows: usize) -> Result<Exact, Fault> {
    if let Some(operand) = Operand::of(column) {
        operand.bound().checked_mul(rows as i128).ok_or(Fault::Overflow)?;
        return Ok(Exact::new((0..rows).map(|row| operand.at(row)).sum(), operand.denominator()));
    }
    let mut sum = Exact::zero();
    for row in 0..rows {
        let value = row_quotient(column, row)?.exact().ok_or(Fault::DividedByZero { row })?;
        sum = money::add(sum, value).ok_or(Fault::Overflow)?;
    }
    Ok(sum)
}
